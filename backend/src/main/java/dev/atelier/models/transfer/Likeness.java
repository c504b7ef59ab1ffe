package dev.atelier.models.transfer;

import dev.atelier.connections.BaseModel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Base models that a name may mean: another spelling, another prefix, or another one of the same family. */
final class Likeness {
    private static final int MOST = 3;
    private static final Pattern SIZE = Pattern.compile("(?<![a-z0-9.])(\\d+(?:\\.\\d+)?)\\s?b(?![a-z0-9])");
    private static final Pattern FAMILY = Pattern.compile("[a-z]{2,}");
    private static final Pattern VENDOR = Pattern.compile("^(?:meta|google|openai|mistralai|microsoft|the)[-_. ]");

    private final String wanted;

    Likeness(String wanted) {
        this.wanted = wanted.toLowerCase(Locale.ROOT);
    }

    List<String> among(List<BaseModel> all) {
        var spelled = all.stream().map(BaseModel::id).filter(id -> spelling(id.toLowerCase(Locale.ROOT))
                .equals(spelling(wanted)));
        var prefixed = all.stream().map(BaseModel::id).filter(this::isRest);
        return Stream.concat(Stream.concat(spelled, prefixed), family(all).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String spelling(String id) {
        return id.replaceFirst("^https?://", "").replaceFirst("^huggingface\\.co/", "hf.co/");
    }

    /** {@code openrouter.google/gemini} where {@code google/gemini} is here. */
    private boolean isRest(String id) {
        var known = id.toLowerCase(Locale.ROOT);
        return wanted.endsWith("." + known) || wanted.endsWith("/" + known);
    }

    private List<String> family(List<BaseModel> all) {
        var family = familyOf(wanted);
        if (family.isEmpty()) {
            return List.of();
        }
        var size = size(wanted);
        return all.stream()
                .filter(base -> familyOf(base.id().toLowerCase(Locale.ROOT)).equals(family))
                .sorted(Comparator.comparingDouble((BaseModel base) -> distance(size, sizeOf(base)))
                        .thenComparing(BaseModel::id))
                .map(BaseModel::id)
                .toList();
    }

    /** The first word of the name without its namespace. */
    private static Optional<String> familyOf(String id) {
        var path = id.contains("/") ? id.substring(id.lastIndexOf('/') + 1) : id;
        var word = FAMILY.matcher(VENDOR.matcher(path).replaceFirst(""));
        return word.find() && word.start() == 0 ? Optional.of(word.group()) : Optional.empty();
    }

    private static OptionalDouble sizeOf(BaseModel base) {
        var told = base.details().parameterSize();
        var size = told == null ? OptionalDouble.empty() : size(told.toLowerCase(Locale.ROOT));
        return size.isPresent() ? size : size(base.id().toLowerCase(Locale.ROOT));
    }

    private static OptionalDouble size(String text) {
        var number = SIZE.matcher(text);
        return number.find() ? OptionalDouble.of(Double.parseDouble(number.group(1))) : OptionalDouble.empty();
    }

    private static double distance(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() || b.isEmpty() || a.getAsDouble() <= 0 || b.getAsDouble() <= 0
                ? Double.MAX_VALUE
                : Math.abs(Math.log(a.getAsDouble() / b.getAsDouble()));
    }
}
