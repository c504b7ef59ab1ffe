package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.connections.Parameters;
import dev.atelier.platform.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets parameters from a file, where they are valid; null is unset, zero and false are values. */
final class ParamReader {
    /** Kept here, not sent: known to the page or to Open WebUI alone. */
    private static final Set<String> KEPT = Set.of(
            "stream_delta_chunk_size",
            "function_calling",
            "compact_token_threshold",
            "model_controls",
            "use_mlock",
            "penalize_newline",
            "low_vram",
            "f16_kv",
            "logits_all",
            "vocab_only");

    private final Draft draft;
    private final Map<String, Object> values = new LinkedHashMap<>();

    ParamReader(Draft draft) {
        this.draft = draft;
    }

    Map<String, Object> values() {
        return values;
    }

    static boolean isKnown(String name) {
        return Parameters.of(name).isPresent() || KEPT.contains(name);
    }

    /** True where the value was set or is null; else it is said why not, and the caller keeps it. */
    boolean set(String name, JsonNode given) {
        if (given.isNull() || given.isMissingNode()) {
            return true;
        }
        var value = Json.mapper().convertValue(given, Object.class);
        if (given.isTextual() && isWrong(name, value)) {
            value = number(given.asText()).map(Object.class::cast).orElse(value);
        }
        var errors = Parameters.check(Map.of(name, value));
        if (!errors.isEmpty()) {
            draft.problem("The parameter " + name + " " + errors.getFirst().detail() + "; “"
                    + Texts.cut(given.isTextual() ? given.asText() : given.toString(), 60)
                    + "” is kept for export and not used.");
            return false;
        }
        if (given.isTextual() && value instanceof Number) {
            draft.problem("The parameter " + name + " was a text; it is the number " + value + " now.");
        }
        values.put(name, value);
        return true;
    }

    /** For texts that are numbers by their format, as in a Modelfile: nothing is said of the change. */
    boolean setText(String name, String text) {
        var plain =
                switch (text.strip()) {
                    case "true" -> Json.mapper().getNodeFactory().booleanNode(true);
                    case "false" -> Json.mapper().getNodeFactory().booleanNode(false);
                    default ->
                        number(text)
                                .<JsonNode>map(number -> Json.mapper().valueToTree(number))
                                .orElseGet(() -> TextNode.valueOf(text));
                };
        return set(name, plain);
    }

    private static boolean isWrong(String name, Object value) {
        return !Parameters.check(Map.of(name, value)).isEmpty();
    }

    /** Whole numbers as such, however they were written. */
    static Optional<Number> number(String text) {
        try {
            var value = new BigDecimal(text.strip());
            if (value.stripTrailingZeros().scale() <= 0
                    && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
                return Optional.of(value.longValueExact());
            }
            return Optional.of(value.doubleValue());
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
