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

    /** Of no use to a model; and what references need, once all that they refer to stands in its place. */
    private static final Set<String> DROPPED = Set.of(
            "xml",
            "externalDocs",
            "discriminator",
            "example",
            "examples",
            "definitions",
            "$defs",
            "$schema",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "$vocabulary",
            "$comment");

    /** Whose members are schemas by their names, which may be words of schemas. */
    private static final Set<String> BY_NAME = Set.of("properties", "patternProperties", "dependentSchemas");

    /** Whose values are no schemas, whatever they look like. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default");

    /** Beside a reference they take the place of its target's. */
    private static final Set<String> WORDS =
            Set.of("title", "description", "default", "deprecated", "readOnly", "writeOnly");

    private final JsonNode document;
    private int nodes;

    References(JsonNode document) {
        this.document = document;
    }

    /** The node itself, or what it refers to, under the description that stands beside the reference; missing where that is elsewhere, or nowhere. */
    JsonNode resolved(JsonNode node) {
        var found = target(node);
        if (!node.has("$ref") || !node.path("description").isTextual() || !(found instanceof ObjectNode object)) {
            return found;
        }
        return object.deepCopy().set("description", node.path("description"));
    }

    private JsonNode target(JsonNode node) {
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
        var whole = inlined(schema, new HashSet<>(), 0);
        return whole.isBoolean() ? Json.mapper().createObjectNode() : whole;
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
            var found = inlined(target(object), within, depth + 1);
            within.remove(reference);
            return beside(
                    object,
                    found.isObject() ? (ObjectNode) found : Json.mapper().createObjectNode(),
                    within,
                    depth);
        }
        return members(object, within, depth);
    }

    /** What stands beside a reference holds, too: OpenAPI 3.1 says so, and 3.0 is meant so by who writes it. */
    private ObjectNode beside(ObjectNode reference, ObjectNode found, Set<String> within, int depth) {
        var more = members(reference.deepCopy().without("$ref"), within, depth);
        var words = Json.mapper().createObjectNode();
        WORDS.stream().filter(more::has).forEach(word -> words.set(word, more.remove(word)));
        var whole = found;
        if (!more.isEmpty()) {
            whole = Json.mapper().createObjectNode();
            whole.putArray("allOf").add(found).add(more);
        }
        return whole.setAll(words);
    }

    private ObjectNode members(ObjectNode object, Set<String> within, int depth) {
        var copy = Json.mapper().createObjectNode();
        object.properties().forEach(member -> {
            var name = member.getKey();
            if (BY_NAME.contains(name) && member.getValue().isObject()) {
                copy.set(name, byName((ObjectNode) member.getValue(), within, depth));
            } else if (VALUES.contains(name)) {
                copy.set(name, member.getValue());
            } else if (!DROPPED.contains(name) && !name.startsWith("x-")) {
                copy.set(name, inlined(member.getValue(), within, depth + 1));
            }
        });
        return nullable(copy);
    }

    /** A schema may be a mere yes, which is any value, or no, which is none: not all upstreams know these. */
    private ObjectNode byName(ObjectNode schemas, Set<String> within, int depth) {
        var copy = Json.mapper().createObjectNode();
        schemas.properties().stream()
                .filter(each -> !each.getValue().isBoolean() || each.getValue().booleanValue())
                .forEach(each -> copy.set(
                        each.getKey(),
                        each.getValue().isBoolean()
                                ? Json.mapper().createObjectNode()
                                : inlined(each.getValue(), within, depth + 1)));
        return copy;
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
