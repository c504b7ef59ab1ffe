package dev.atelier.completions.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.util.Optional;

/** The arguments of a call, as models write them. */
final class Arguments {
    private Arguments() {}

    /** Empty where they are no JSON object. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(Json.mapper().readTree(text.isBlank() ? "{}" : text))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException | StackOverflowError malformed) {
            return Optional.empty();
        }
    }

    /** Some upstreams refuse a conversation in which a call's arguments are no object. */
    static String sendable(String text) {
        return read(text).isPresent() && !text.isBlank() ? text : "{}";
    }
}
