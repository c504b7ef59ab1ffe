package dev.atelier.connections;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a parameter's value may be. {@link #problem} says what is wrong with a value as Jackson reads it; null is not asked about. */
public sealed interface ParameterType {

    static ParameterType decimal(double min, double max) {
        return new Decimal(min, max, 0.05);
    }

    static ParameterType whole(long min, long max) {
        return new Whole(min, max, 1);
    }

    /** @param step of a slider */
    record Decimal(double min, double max, double step) implements ParameterType {}

    /** @param step of a slider */
    record Whole(long min, long max, long step) implements ParameterType {}

    /** A number of tokens, or Ollama's -1 (no limit) and -2 (fill the context). */
    record TokenLimit() implements ParameterType {}

    record Truth() implements ParameterType {}

    /** @param words the ones to choose from */
    record Word(List<String> words, boolean othersPass) implements ParameterType {}

    record Texts(int most, int longest) implements ParameterType {}

    /** Token ids with a number from -100 to 100, as an object or as {@code "5432:100, 413:-100"}. */
    record TokenBias() implements ParameterType {}

    /** True, false, or a level. */
    record Thinking(List<String> levels) implements ParameterType {}

    /** {@code "json"} or a JSON Schema, as an object or as its text. */
    record Shape() implements ParameterType {}

    /** Seconds, or a duration in Go's words such as {@code 5m}. */
    record Lifetime() implements ParameterType {}

    /** An opening and a closing tag, or true or false. */
    record Tags() implements ParameterType {}

    record Members() implements ParameterType {}

    record Anything() implements ParameterType {}

    Pattern GO_DURATION = Pattern.compile("-?(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+|-?\\d+(?:\\.\\d+)?");

    /** The word for programs. */
    default String word() {
        return switch (this) {
            case Decimal d -> "number";
            case Whole w -> "integer";
            case TokenLimit l -> "integer";
            case Truth t -> "boolean";
            case Word w -> "string";
            case Texts t -> "strings";
            case TokenBias b -> "token_bias";
            case Thinking t -> "thinking";
            case Shape s -> "format";
            case Lifetime l -> "duration";
            case Tags t -> "tags";
            case Members m -> "object";
            case Anything a -> "any";
        };
    }

    default Optional<String> problem(Object value) {
        return switch (this) {
            case Decimal(var min, var max, var step) -> decimal(value, min, max);
            case Whole(var min, var max, var step) -> whole(value, min, max);
            case TokenLimit l -> limit(value);
            case Truth t -> value instanceof Boolean ? ok() : bad("must be true or false");
            case Word(var words, var othersPass) -> word(value, words, othersPass);
            case Texts(var most, var longest) -> texts(value, most, longest);
            case TokenBias b ->
                SendableParams.tokenBias(value).isPresent()
                        ? ok()
                        : bad("must give token ids a number from -100 to 100, such as {\"5432\": -100}");
            case Thinking(var levels) ->
                value instanceof Boolean || levels.contains(value)
                        ? ok()
                        : bad("must be true, false or one of " + String.join(", ", levels));
            case Shape s ->
                SendableParams.shape(value).isPresent() ? ok() : bad("must be \"json\" or a JSON Schema object");
            case Lifetime l ->
                value instanceof Number
                                || (value instanceof String text
                                        && GO_DURATION.matcher(text).matches())
                        ? ok()
                        : bad("must be a number of seconds or a duration such as 5m, 1h30m or -1");
            case Tags t ->
                value instanceof Boolean || (value instanceof Collection<?> pair && pair.size() == 2 && areTexts(pair))
                        ? ok()
                        : bad("must be an opening and a closing tag, or true or false");
            case Members m -> value instanceof Map ? ok() : bad("must be an object");
            case Anything a -> ok();
        };
    }

    private static Optional<String> decimal(Object value, double min, double max) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return bad("must be a number");
        }
        var n = number.doubleValue();
        return n >= min && n <= max ? ok() : bad("must be from " + plain(min) + " to " + plain(max));
    }

    private static Optional<String> whole(Object value, long min, long max) {
        if (!isWhole(value)) {
            return bad("must be a whole number");
        }
        var n = new BigInteger(value.toString());
        if (n.compareTo(BigInteger.valueOf(min)) >= 0 && n.compareTo(BigInteger.valueOf(max)) <= 0) {
            return ok();
        }
        return bad(max >= Integer.MAX_VALUE ? "must be " + min + " or more" : "must be from " + min + " to " + max);
    }

    private static Optional<String> limit(Object value) {
        var fits = isWhole(value) && whole(value, -2, Integer.MAX_VALUE).isEmpty() && ((Number) value).longValue() != 0;
        return fits ? ok() : bad("must be a whole number of 1 or more, or -1 (no limit) or -2 (fill the context)");
    }

    private static Optional<String> word(Object value, List<String> words, boolean othersPass) {
        if (value instanceof String text && !text.isBlank() && text.length() <= 64) {
            return othersPass || words.contains(text) ? ok() : bad("must be one of " + String.join(", ", words));
        }
        return bad("must be " + (words.isEmpty() ? "a text" : "one of " + String.join(", ", words)));
    }

    private static Optional<String> texts(Object value, int most, int longest) {
        var list = value instanceof String text ? List.of(text) : value;
        if (!(list instanceof Collection<?> many) || !areTexts(many)) {
            return bad("must be a list of texts");
        }
        if (many.size() > most) {
            return bad("must hold at most " + most + " texts");
        }
        return many.stream().allMatch(text -> text.toString().length() <= longest)
                ? ok()
                : bad("must hold texts of at most " + longest + " characters");
    }

    private static boolean areTexts(Collection<?> many) {
        return many.stream().allMatch(String.class::isInstance);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof BigInteger;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Optional<String> ok() {
        return Optional.empty();
    }

    private static Optional<String> bad(String detail) {
        return Optional.of(detail);
    }
}
