package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.openapi.Operation.Argument;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes operations of what a document says of them. */
final class OperationReading {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** The protocol's own, and those that say who asks. */
    private static final Set<String> NO_ARGUMENTS = Set.of(
            "host",
            "content-length",
            "content-type",
            "accept",
            "authorization",
            "cookie",
            "connection",
            "transfer-encoding");

    private final References references;

    OperationReading(References references) {
        this.references = references;
    }

    References references() {
        return references;
    }

    /** An operation while its arguments are gathered. */
    private record Draft(List<Argument> arguments, ObjectNode properties, ArrayNode required) {
        String free(String name) {
            return properties.has(name) ? "body_" + name : name;
        }

        void add(Argument argument, JsonNode schema, boolean needed) {
            arguments.add(argument);
            properties.set(argument.name(), schema);
            if (needed) {
                required.add(argument.name());
            }
        }
    }

    Operation read(String path, JsonNode item, String verb, Set<String> taken) {
        var operation = references.resolved(item.path(verb));
        var schema = Json.mapper().createObjectNode().put("type", "object");
        var draft = new Draft(
                new ArrayList<>(), schema.putObject("properties"), Json.mapper().createArrayNode());
        var bodyType = "";
        for (var parameter : parameters(item, operation)) {
            bodyType = parameter(parameter, draft, bodyType);
        }
        var body = references.resolved(operation.path("requestBody"));
        if (body.path("content").isObject()) {
            bodyType = body(body, draft);
        }
        if (!draft.required().isEmpty()) {
            schema.set("required", draft.required());
        }
        return new Operation(
                name(operation, verb, path, taken),
                description(operation, verb, path),
                verb.toUpperCase(Locale.ROOT),
                path,
                draft.arguments(),
                bodyType,
                schema);
    }

    /** Those of the operation stand in the place of those of its path. */
    private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
        var all = new LinkedHashMap<String, JsonNode>();
        for (var list : List.of(item.path("parameters"), operation.path("parameters"))) {
            list.forEach(each -> {
                var parameter = references.resolved(each);
                all.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter);
            });
        }
        return List.copyOf(all.values());
    }

    /** @return the type of the body, as far as it is known now */
    private String parameter(JsonNode parameter, Draft draft, String bodyType) {
        var name = parameter.path("name").asText();
        var needed = parameter.path("required").asBoolean();
        switch (parameter.path("in").asText()) {
            case "path" -> draft.add(argument(draft, parameter, Place.PATH), schema(parameter), true);
            case "query" -> draft.add(argument(draft, parameter, Place.QUERY), schema(parameter), needed);
            case "header" -> {
                if (!NO_ARGUMENTS.contains(name.toLowerCase(Locale.ROOT))) {
                    draft.add(argument(draft, parameter, Place.HEADER), schema(parameter), needed);
                }
            }
            case "formData" -> {
                draft.add(argument(draft, parameter, Place.FIELD), schema(parameter), needed);
                return FORM;
            }
            case "body" -> {
                fields(parameter.path("schema"), needed, draft);
                return JSON;
            }
            default -> {} // cookies say who asks
        }
        return bodyType;
    }

    private static Argument argument(Draft draft, JsonNode parameter, Place place) {
        var name = parameter.path("name").asText();
        var joined = parameter.path("explode").isBoolean()
                ? !parameter.path("explode").asBoolean()
                : isOfSwagger(parameter)
                        && parameter.path("collectionFormat").asText("csv").equals("csv");
        return new Argument(
                draft.properties().has(name) ? place.name().toLowerCase(Locale.ROOT) + "_" + name : name,
                name,
                place,
                joined);
    }

    private static boolean isOfSwagger(JsonNode parameter) {
        return parameter.path("type").asText().equals("array");
    }

    /** In Swagger 2.0 the parameter is the schema itself. */
    private JsonNode schema(JsonNode parameter) {
        var content =
                parameter.path("content").properties().stream().findFirst().map(Map.Entry::getValue);
        var said = parameter.has("schema")
                ? parameter.path("schema")
                : content.map(media -> media.path("schema")).orElse(parameter);
        var schema = references.schema(said);
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        object.remove(List.of("name", "in", "required", "collectionFormat", "explode", "style"));
        if (parameter.has("description")) {
            object.set("description", parameter.path("description"));
        }
        return object;
    }

    private String body(JsonNode body, Draft draft) {
        var content = body.path("content");
        var needed = body.path("required").asBoolean();
        for (var media : content.properties()) {
            var type = media.getKey().toLowerCase(Locale.ROOT);
            if (type.startsWith(JSON) || type.contains("+json") || type.startsWith(FORM)) {
                fields(media.getValue().path("schema"), needed, draft);
                return type.startsWith(FORM) ? FORM : media.getKey();
            }
        }
        var first = content.properties().stream().findFirst();
        first.ifPresent(media -> draft.add(
                new Argument(draft.free("body"), "body", Place.BODY, false),
                Json.mapper().createObjectNode().put("type", "string").put("description", "as " + media.getKey()),
                needed));
        return first.map(Map.Entry::getKey).orElse("");
    }

    /** The members of an object are arguments themselves; any other body is one. */
    private void fields(JsonNode said, boolean needed, Draft draft) {
        var schema = references.schema(said);
        var properties = schema.path("properties");
        var isOpen = schema.path("additionalProperties").isObject()
                || schema.has("allOf")
                || schema.has("oneOf")
                || schema.has("anyOf");
        if (properties.isEmpty() || isOpen) {
            draft.add(new Argument(draft.free("body"), "body", Place.BODY, false), schema, needed);
            return;
        }
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        properties
                .properties()
                .forEach(member -> draft.add(
                        new Argument(draft.free(member.getKey()), member.getKey(), Place.FIELD, false),
                        member.getValue(),
                        needed && required.contains(member.getKey())));
    }

    private static String name(JsonNode operation, String verb, String path, Set<String> taken) {
        var said = operation.path("operationId").asText("");
        var plain = (said.isBlank() ? verb + "_" + path : said)
                .replaceAll("[^A-Za-z0-9_-]+", "_")
                .replaceAll("^_+|_+$", "");
        var stem = plain.isEmpty() ? verb : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        var name = stem;
        for (var n = 2; !taken.add(name); n++) {
            name = stem.substring(0, Math.min(stem.length(), LONGEST_NAME - 4)) + "_" + n;
        }
        return name;
    }

    private static String description(JsonNode operation, String verb, String path) {
        var summary = operation.path("summary").asText("").strip();
        var more = operation.path("description").asText("").strip();
        var both =
                summary.isEmpty() || more.startsWith(summary) ? more : more.isEmpty() ? summary : summary + "\n" + more;
        var text = both.isEmpty() ? verb.toUpperCase(Locale.ROOT) + " " + path : both;
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION) + "…";
    }
}
