package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/** A JSON Schema of settings, as forms are made of it. */
public final class SettingsSchema {
    private final ObjectNode schema;

    private SettingsSchema(ObjectNode schema) {
        this.schema = schema;
    }

    /** Of nothing that could be set. */
    public static ObjectNode empty() {
        var schema = Json.mapper().createObjectNode();
        schema.put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    /** A schema as a text of ours. */
    public static ObjectNode parse(String json) {
        return Json.read(json, ObjectNode.class);
    }

    static SettingsSchema of(ObjectNode schema) {
        return new SettingsSchema(schema);
    }

    List<String> names() {
        return schema.path("properties").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    boolean has(String name) {
        return schema.path("properties").has(name);
    }

    boolean isSecret(String name) {
        return schema.path("properties").path(name).path("format").asText("").equals("password");
    }

    List<String> secrets() {
        return schema.path("properties").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(this::isSecret)
                .toList();
    }

    /** What is set, and where nothing is, what the schema gives. */
    ObjectNode withDefaults(ObjectNode settings) {
        var all = Json.mapper().createObjectNode();
        schema.path("properties").properties().forEach(property -> {
            var fallback = property.getValue().path("default");
            if (!fallback.isMissingNode()) {
                all.set(property.getKey(), fallback);
            }
        });
        all.setAll(settings);
        return all;
    }

    /** The schema of what is stored in the open: without the secrets, and nothing else besides. */
    ObjectNode ofTheOpen() {
        var open = schema.deepCopy();
        if (open.path("properties") instanceof ObjectNode properties) {
            secrets().forEach(properties::remove);
        }
        if (open.has("required")) {
            var required = open.putArray("required");
            StreamSupport.stream(schema.path("required").spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(name -> !isSecret(name)
                            && !schema.path("properties").path(name).has("default"))
                    .forEach(required::add);
        }
        open.put("additionalProperties", false);
        return open;
    }
}
