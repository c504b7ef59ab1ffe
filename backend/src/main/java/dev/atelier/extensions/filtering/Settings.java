package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/** Schemas of settings, as they are written, and lists in them, as they are read. */
final class Settings {
    private Settings() {}

    /** @param properties the members of an object of JSON */
    static ObjectNode schema(String properties) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("additionalProperties", false);
        try {
            schema.set("properties", Json.mapper().readTree("{" + properties + "}"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return schema;
    }

    static List<JsonNode> items(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false).toList() : List.of();
    }

    static List<String> texts(JsonNode list) {
        return items(list).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }
}
