package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** Keys and passwords that files carry along: never stored, never logged, reported by name only. */
final class Secrets {
    private static final Set<String> NAMES =
            Set.of("api_key", "apikey", "api-key", "secrets", "env_vars", "authorization", "password");

    private Secrets() {}

    static void dropFrom(JsonNode node, Draft draft) {
        if (node instanceof ObjectNode object) {
            var names =
                    object.properties().stream().map(field -> field.getKey()).toList();
            for (var name : names) {
                if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                    drop(object, name, draft);
                } else {
                    dropFrom(object.path(name), draft);
                }
            }
        } else {
            node.forEach(item -> dropFrom(item, draft));
        }
    }

    private static void drop(ObjectNode object, String name, Draft draft) {
        var value = object.remove(name);
        var holdsNothing = value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
        if (!holdsNothing) {
            draft.problem(name + " is a secret: it was left out and not stored.");
        }
    }
}
