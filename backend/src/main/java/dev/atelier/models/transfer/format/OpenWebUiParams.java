package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code params} of an Open WebUI model: what cannot be set here is kept for export and reported. */
final class OpenWebUiParams {
    private static final Set<String> NO_PARAMETERS = Set.of("system", "model");

    private final JsonNode params;
    private final Draft draft;

    OpenWebUiParams(JsonNode params, Draft draft) {
        this.params = params;
        this.draft = draft;
    }

    Map<String, Object> read() {
        var reader = new ParamReader(draft);
        List<String> unknown = new ArrayList<>();
        params.properties().forEach(param -> {
            var name = param.getKey();
            if (NO_PARAMETERS.contains(name) || param.getValue().isNull()) {
                return;
            }
            if (name.equals("num_predict") && params.hasNonNull("max_tokens")) {
                draft.problem("params has both max_tokens and num_predict; max_tokens is followed.");
            } else if (ParamReader.isKnown(name)) {
                reader.set(name.equals("num_predict") ? "max_tokens" : name, value(name, param.getValue()));
            } else {
                unknown.add("params." + name);
            }
        });
        if (!unknown.isEmpty()) {
            draft.problem(String.join(", ", unknown) + ": kept for export, no effect here.");
        }
        return reader.values();
    }

    /** Open WebUI's editor joins stops with commas, and writes biases as {@code 5432:100, 413:-100}. */
    private static JsonNode value(String name, JsonNode given) {
        if (name.equals("stop") && given.isTextual()) {
            return stops(given.asText());
        }
        if (name.equals("stop") && given.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            given.forEach(stop -> {
                if (!stop.asText().isEmpty()) {
                    kept.add(stop);
                }
            });
            return kept;
        }
        return name.equals("logit_bias") && given.isTextual() ? biases(given) : given;
    }

    private static ArrayNode stops(String text) {
        ArrayNode stops = JsonNodeFactory.instance.arrayNode();
        for (var stop : text.split(",")) {
            if (!stop.isEmpty()) {
                stops.add(stop);
            }
        }
        return stops;
    }

    private static JsonNode biases(JsonNode given) {
        var result = JsonNodeFactory.instance.objectNode();
        for (var pair : given.asText().split(",")) {
            var colon = pair.indexOf(':');
            var bias = colon < 0 ? java.util.Optional.<Number>empty() : ParamReader.number(pair.substring(colon + 1));
            if (bias.isEmpty()) {
                return given;
            }
            result.set(pair.substring(0, colon).strip(), Json.mapper().valueToTree(bias.get()));
        }
        return result;
    }
}
