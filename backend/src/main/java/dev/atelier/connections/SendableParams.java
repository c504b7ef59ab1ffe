package dev.atelier.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters on their way out: older names read as ours, texts read as what they mean, and what is not set or not valid left out.
 * Zero and false are values.
 */
public final class SendableParams {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> OLDER_NAMES =
            Map.of("num_predict", "max_tokens", "max_completion_tokens", "max_tokens", "response_format", "format");
    private static final Set<String> SHAPE_ENVELOPES = Set.of("json_object", "json_schema", "text");
    private static final BigDecimal MOST_BIAS = BigDecimal.valueOf(100);

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Object> given;

    public SendableParams(Map<String, Object> given) {
        this.given = given;
        given.forEach((name, value) -> {
            var ours = ourName(name);
            if (value != null && (ours.equals(name) || given.get(ours) == null)) {
                Parameters.of(ours)
                        .filter(parameter -> parameter.type().problem(value).isEmpty())
                        .flatMap(parameter -> meant(parameter.type(), value))
                        .ifPresent(meant -> values.put(ours, meant));
            }
        });
    }

    /** A parameter may have an older name, or OpenAI's. */
    public static String ourName(String name) {
        return OLDER_NAMES.getOrDefault(name, name);
    }

    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** A part of the request that is no parameter of a model, such as {@code tool_choice}; as the caller gave it. */
    public @Nullable Object request(String name) {
        return given.get(name);
    }

    /** {@code custom_params}, texts that hold JSON read as that JSON. */
    public Map<String, Object> custom() {
        var custom = new LinkedHashMap<String, Object>();
        if (values.get("custom_params") instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (value != null) {
                    custom.put(String.valueOf(name), value instanceof String text ? jsonOr(text) : value);
                }
            });
        }
        return custom;
    }

    private static Optional<Object> meant(ParameterType type, Object value) {
        return switch (type) {
            case ParameterType.Texts t -> texts(value);
            case ParameterType.TokenBias b -> tokenBias(value).map(bias -> bias);
            case ParameterType.Shape s -> shape(value).filter(shape -> !isTextShape(shape));
            case ParameterType.Lifetime l -> Optional.of(value instanceof String text ? numberOr(text) : value);
            case ParameterType.Decimal d -> Optional.of(value);
            case ParameterType.Whole w -> Optional.of(value);
            case ParameterType.TokenLimit l -> Optional.of(value);
            case ParameterType.Truth t -> Optional.of(value);
            case ParameterType.Word w -> Optional.of(value);
            case ParameterType.Thinking t -> Optional.of(value);
            case ParameterType.Tags t -> Optional.of(value);
            case ParameterType.Members m -> Optional.of(value);
            case ParameterType.Anything a -> Optional.of(value);
        };
    }

    private static Optional<Object> texts(Object value) {
        var all = value instanceof Collection<?> many ? many : List.of(value);
        var some = all.stream()
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some);
    }

    /** {@code {"5432": 100}}, from that or from {@code "5432:100, 413:-100"}; empty where it is neither. */
    static Optional<Map<String, Number>> tokenBias(Object value) {
        var bias = new LinkedHashMap<String, Number>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((token, weight) -> bias.put(String.valueOf(token), number(weight)));
        } else if (value instanceof String text) {
            for (var pair : text.split(",")) {
                var colon = pair.lastIndexOf(':');
                bias.put(
                        pair.substring(0, Math.max(0, colon)).strip(),
                        number(pair.substring(colon + 1).strip()));
            }
        }
        var fits = !bias.isEmpty()
                && bias.entrySet().stream()
                        .allMatch(one -> one.getKey().matches("\\d{1,10}")
                                && new BigDecimal(one.getValue().toString())
                                                .abs()
                                                .compareTo(MOST_BIAS)
                                        <= 0);
        return fits ? Optional.of(bias) : Optional.empty();
    }

    /** A number far outside the range stands for what is none. */
    private static Number number(@Nullable Object weight) {
        if (weight instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number;
        }
        return weight instanceof String text && numberOr(text) instanceof Number number ? number : Integer.MAX_VALUE;
    }

    /**
     * {@code "json"}, a JSON Schema, or one of OpenAI's envelopes ({@code {"type": "json_schema", …}}), from the object or its text;
     * empty where it is none of them.
     */
    static Optional<Object> shape(Object value) {
        if ("json".equals(value)) {
            return Optional.of(value);
        }
        var object = value instanceof String text ? jsonOr(text) : value;
        return object instanceof Map<?, ?> ? Optional.of(object) : Optional.empty();
    }

    /** OpenAI's envelope around a shape, where it is one. */
    public static boolean isEnvelope(Object shape) {
        return shape instanceof Map<?, ?> members
                && members.get("type") instanceof String type
                && SHAPE_ENVELOPES.contains(type);
    }

    private static boolean isTextShape(Object shape) {
        return shape instanceof Map<?, ?> members && "text".equals(members.get("type"));
    }

    private static Object numberOr(String text) {
        return text.strip().matches("-?\\d+(\\.\\d+)?") ? jsonOr(text.strip()) : text;
    }

    private static Object jsonOr(String text) {
        try {
            var value = JSON.readValue(text, Object.class);
            return value == null ? text : value;
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }
}
