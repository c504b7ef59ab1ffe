package dev.atelier.extensions.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Definition;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The valves of a pipeline as settings, by the schema that pydantic gives of them. What they are set to in their server is what holds where
 * nothing is set here.
 *
 * @param spec from {@code /valves/spec}
 * @param current from {@code /valves}
 */
record Valves(JsonNode spec, ObjectNode current) {
    private static final String PREFIX = Definition.Pipelines.VALVES;
    private static final int MOST = 60;
    private static final int LONGEST_WORDS = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
    private static final Pattern SECRET = Pattern.compile("(?i).*(api_?key|secret|token|passw|credential).*");

    /** An address with a password in it. */
    private static final Pattern SIGNED_IN = Pattern.compile("://[^/@\\s]*:[^/@\\s]+@");

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");

    /** For which models, and in which order: that is said here in other ways. */
    private static final Set<String> OF_OPEN_WEBUI = Set.of("pipelines", "priority");

    /** Properties of a schema of settings; those that no form could show stay as they are in the server. */
    ObjectNode properties() {
        var properties = Json.mapper().createObjectNode();
        spec.path("properties").properties().stream()
                .filter(valve -> NAME.matcher(valve.getKey()).matches() && !OF_OPEN_WEBUI.contains(valve.getKey()))
                .limit(MOST)
                .forEach(valve -> property(valve.getKey(), valve.getValue())
                        .ifPresent(property -> properties.set(PREFIX + valve.getKey(), property)));
        return properties;
    }

    private Optional<ObjectNode> property(String name, JsonNode valve) {
        var shape = shape(valve);
        var property = Json.mapper().createObjectNode();
        if (isList(shape)) {
            property.put("type", "array").set("items", shape.path("items"));
        } else if (TYPES.contains(shape.path("type").asText(""))) {
            property.set("type", shape.path("type"));
            List.of("enum", "minimum", "maximum").stream()
                    .filter(shape::has)
                    .forEach(rule -> property.set(rule, shape.path(rule)));
        } else {
            return Optional.empty();
        }
        words(name, valve).forEach(property::put);
        if (isSecret(name, valve, shape)) {
            property.put("format", "password");
        } else if (!current.path(name).isMissingNode() && !current.path(name).isNull()) {
            property.set("default", current.path(name));
        }
        return Optional.of(property);
    }

    private static Map<String, String> words(String name, JsonNode valve) {
        var title = valve.path("title").asText(name);
        var description = valve.path("description").asText("");
        return description.isEmpty()
                ? Map.of("title", shortened(title))
                : Map.of("title", shortened(title), "description", shortened(description));
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), LONGEST_WORDS));
    }

    /** Of something optional, what it is where it is there; of a name of a type, the type. */
    private JsonNode shape(JsonNode valve) {
        for (var many : List.of("anyOf", "allOf")) {
            for (var one : valve.path(many)) {
                if (!one.path("type").asText("").equals("null")) {
                    return shape(one);
                }
            }
        }
        var reference = valve.path("$ref").asText("");
        return reference.startsWith("#/$defs/")
                ? spec.path("$defs").path(reference.substring("#/$defs/".length()))
                : valve;
    }

    private static boolean isList(JsonNode shape) {
        return shape.path("type").asText("").equals("array")
                && TYPES.contains(shape.path("items").path("type").asText(""));
    }

    /** As Open WebUI and pydantic mark it, and what is called so. */
    private boolean isSecret(String name, JsonNode valve, JsonNode shape) {
        return shape.path("type").asText("").equals("string")
                && (shape.path("format").asText("").equals("password")
                        || valve.path("input").path("type").asText("").equals("password")
                        || SECRET.matcher(name).matches()
                        || SIGNED_IN.matcher(current.path(name).asText("")).find());
    }

    /** All of them, with what is set here; empty where that is what they are. The server takes what is left out for not set. */
    Optional<ObjectNode> with(ObjectNode set, Map<String, String> secrets) {
        var all = current.deepCopy();
        for (var name : (Iterable<String>) current::fieldNames) {
            var given = set.path(PREFIX + name);
            if (!given.isMissingNode()) {
                all.set(name, given);
            }
            Optional.ofNullable(secrets.get(PREFIX + name)).ifPresent(secret -> all.put(name, secret));
        }
        return all.equals(current) ? Optional.empty() : Optional.of(all);
    }
}
