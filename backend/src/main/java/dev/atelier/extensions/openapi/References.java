package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What a document's references stand for, within the document: no other is ever asked for. */
final class References {
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 4_000;

    /** Of no use to a model. */
    private static final Set<String> DROPPED = Set.of("xml", "externalDocs", "discriminator", "example", "examples");

    private final JsonNode document;
    private int nodes;

    References(JsonNode document) {
        this.document = document;
    }

    /** The node itself, or what it refers to; missing where that is elsewhere, or nowhere. */
    JsonNode resolved(JsonNode node) {
        var found = node;
        for (var steps = 0; found.has("$ref"); steps++) {
            var reference = found.path("$ref").asText();
            if (!reference.startsWith("#/") || steps > DEEPEST) {
                return MissingNode.getInstance();
            }
            try {
                found = document.at(
                        URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                return MissingNode.getInstance();
            }
        }
        return found;
    }

    /** A schema with all that it refers to in its place. What refers to itself, or is very large, is left open: any value will do. */
    JsonNode schema(JsonNode schema) {
        nodes = 0;
        return inlined(schema, new HashSet<>(), 0);
    }

    private JsonNode inlined(JsonNode schema, Set<String> within, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST * 2) {
            return Json.mapper().createObjectNode();
        }
        if (schema instanceof ArrayNode list) {
            var copy = Json.mapper().createArrayNode();
            list.forEach(each -> copy.add(inlined(each, within, depth + 1)));
            return copy;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        if (object.path("$ref").isTextual()) {
            var reference = object.path("$ref").asText();
            if (!within.add(reference)) {
                return Json.mapper().createObjectNode();
            }
            var found = inlined(resolved(object), within, depth + 1);
            within.remove(reference);
            return found.isMissingNode() ? Json.mapper().createObjectNode() : found;
        }
        return members(object, within, depth);
    }

    private ObjectNode members(ObjectNode object, Set<String> within, int depth) {
        var copy = Json.mapper().createObjectNode();
        object.properties().forEach(member -> {
            var name = member.getKey();
            if (name.equals("properties") && member.getValue().isObject()) {
                var properties = copy.putObject(name);
                member.getValue()
                        .properties()
                        .forEach(each -> properties.set(each.getKey(), inlined(each.getValue(), within, depth + 1)));
            } else if (!DROPPED.contains(name) && !name.startsWith("x-")) {
                copy.set(name, inlined(member.getValue(), within, depth + 1));
            }
        });
        return nullable(copy);
    }

    /** OpenAPI 3.0 says null in a word of its own; its exclusive bounds and Swagger's files are no JSON Schema either. */
    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
            var type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode words
                    && words.valueStream().noneMatch(JsonNode::isNull)) {
                words.addNull();
            }
        }
        schema.remove("nullable");
        for (var bound : Set.of("exclusiveMinimum", "exclusiveMaximum")) {
            if (schema.path(bound).isBoolean()) {
                schema.remove(bound);
            }
        }
        if (schema.path("type").asText().equals("file")) {
            schema.put("type", "string");
        }
        return schema;
    }
}
