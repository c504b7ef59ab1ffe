package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What an extension is set to ("valves").
 *
 * @param settings by name, what its schema gives as a default included
 * @param secrets in the clear, for who runs it alone: never in an answer, a log or a problem
 */
public record Values(ObjectNode settings, Map<String, String> secrets) {
    public Values {
        secrets = Map.copyOf(secrets);
    }

    /** A setting; missing where it is not set. */
    public JsonNode get(String name) {
        return settings.has(name) ? settings.path(name) : MissingNode.getInstance();
    }

    /** A setting or a secret that is a text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(secrets.get(name)).or(() -> Optional.of(get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty()));
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Values[" + settings.properties().size() + " settings, " + secrets.size() + " secrets]";
    }
}
