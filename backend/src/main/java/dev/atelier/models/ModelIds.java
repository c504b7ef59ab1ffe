package dev.atelier.models;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The rules for ids of models: any Unicode but white space and control characters, at most 256 characters (code points). */
public final class ModelIds {
    public static final int LONGEST = 256;
    private static final Set<String> RESERVED = Set.of("export", "import", "tags", "bulk", ".", "..");

    private ModelIds() {}

    public static String normal(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFC);
    }

    /** What is wrong with an id, if anything. */
    public static Optional<String> wrong(String id) {
        if (id.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (id.codePointCount(0, id.length()) > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        if (id.codePoints().anyMatch(ModelIds::isForbidden)) {
            return Optional.of("must hold no white space and no control characters");
        }
        if (RESERVED.contains(id)) {
            return Optional.of("is a reserved word");
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.FORMAT && character != 0x200D && character != 0x200C;
    }

    /** The id with a suffix; the id is shortened where both together would be too long. */
    public static String withSuffix(String id, String suffix) {
        var room = LONGEST - suffix.codePointCount(0, suffix.length());
        var length = id.codePointCount(0, id.length());
        return (length <= room ? id : id.substring(0, id.offsetByCodePoints(0, room))) + suffix;
    }

    /** {@code stem}, then {@code stem-2}, {@code stem-3} … of the id with its suffix. */
    static IntStream tries() {
        return IntStream.iterate(1, n -> n + 1).limit(100_000);
    }

    static String numbered(String id, String suffix, int n) {
        return withSuffix(id, n == 1 ? suffix : suffix + "-" + n);
    }
}
