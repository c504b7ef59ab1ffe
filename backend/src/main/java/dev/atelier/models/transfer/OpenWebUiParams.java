package dev.atelier.models.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Parameters;
import dev.atelier.platform.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code params} of an Open WebUI model: what cannot be set here is kept for export and reported. */
final class OpenWebUiParams {
    private final JsonNode params;
    private final List<String> problems;

    OpenWebUiParams(JsonNode params, List<String> problems) {
        this.params = params;
        this.problems = problems;
    }

    Map<String, Object> read() {
        var result = new LinkedHashMap<String, Object>();
        params.properties().forEach(param -> {
            var name = param.getKey();
            if (!name.equals("system")
                    && !name.equals("model")
                    && !param.getValue().isNull()) {
                put(result, ourName(name), value(name, param.getValue()));
            }
        });
        return result;
    }

    private String ourName(String name) {
        if (!name.equals("num_predict")) {
            return name;
        }
        if (params.hasNonNull("max_tokens")) {
            problems.add("params has both max_tokens and num_predict; max_tokens is followed.");
            return name;
        }
        return "max_tokens";
    }

    private void put(Map<String, Object> result, String name, @Nullable Object value) {
        if (value == null || name.equals("num_predict")) {
            return;
        }
        var errors = Parameters.check(Map.of(name, value));
        if (errors.isEmpty()) {
            result.put(name, value);
        } else {
            problems.add("params." + name + " " + errors.getFirst().detail() + "; it is kept for export and not used.");
        }
    }

    private @Nullable Object value(String name, JsonNode given) {
        if (name.equals("stop") && given.isTextual()) {
            return Arrays.stream(given.asText().split(","))
                    .filter(stop -> !stop.isEmpty())
                    .toList();
        }
        if (name.equals("logit_bias") && given.isTextual()) {
            return logitBias(given.asText());
        }
        if (given.isTextual() && !Parameters.check(Map.of(name, given.asText())).isEmpty()) {
            return number(name, given.asText());
        }
        return Json.mapper().convertValue(given, Object.class);
    }

    /** {@code 5432:100, 413:-100}, as Open WebUI's editor writes it. */
    private @Nullable Object logitBias(String text) {
        var result = new LinkedHashMap<String, Object>();
        try {
            for (var pair : text.split(",")) {
                var colon = pair.indexOf(':');
                result.put(
                        pair.substring(0, colon).strip(),
                        number(new BigDecimal(pair.substring(colon + 1).strip())));
            }
            return result;
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            problems.add(
                    "params.logit_bias is not of the form token:bias, token:bias; it is kept for export and not used.");
            return null;
        }
    }

    private Object number(String name, String text) {
        try {
            var number = number(new BigDecimal(text.strip()));
            problems.add("params." + name + " was a text; it is the number " + number + " now.");
            return number;
        } catch (NumberFormatException no) {
            return text;
        }
    }

    private static Object number(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.abs().longValue() < Long.MAX_VALUE / 2
                ? (Object) value.longValue()
                : (Object) value.doubleValue();
    }
}
