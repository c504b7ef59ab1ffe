package dev.atelier.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.error.Fault;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of all query parameters. JAX-RS by itself answers a wrong number with 404 and takes every word but {@code true} for
 * {@code false}: here whatever a parameter cannot mean is a {@link Fault.Invalid} that names it. An empty value counts as none.
 */
@Provider
public class QueryValues implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        if (annotations == null) {
            return null;
        }
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> "/" + ((QueryParam) annotation).value())
                .findFirst()
                .map(pointer -> QueryValues.<T>converter(pointer, type))
                .orElse(null);
    }

    @SuppressWarnings("unchecked") // the reader of a type makes values of it
    private static <T> @Nullable ParamConverter<T> converter(String pointer, Class<T> type) {
        Function<String, ?> reader;
        if (type == int.class || type == Integer.class) {
            reader = text -> number(pointer, text);
        } else if (type == boolean.class || type == Boolean.class) {
            reader = text -> truth(pointer, text);
        } else if (type.isEnum()) {
            var words = words(type);
            reader = text -> word(pointer, text, words);
        } else {
            return null;
        }
        return new Value<>((Function<String, T>) reader);
    }

    private record Value<T>(Function<String, T> reader) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            return text == null ? null : reader.apply(text);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }

    private static int number(String pointer, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new Fault.Invalid(pointer, "must be a whole number").asException();
        }
    }

    private static boolean truth(String pointer, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Fault.Invalid(pointer, "must be true or false").asException();
        };
    }

    private static Object word(String pointer, String text, Map<String, Object> words) {
        var meant = words.get(text);
        if (meant == null) {
            throw new Fault.Invalid(pointer, "must be " + String.join(" or ", words.keySet())).asException();
        }
        return meant;
    }

    /** The same words that stand in bodies. */
    private static Map<String, Object> words(Class<?> type) {
        var words = new LinkedHashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            words.put(word((Enum<?>) constant), constant);
        }
        return words;
    }

    private static String word(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
