package dev.atelier.chats;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A text as it is searched, with the way back to the text itself: without case and accents, as the database's function
 * {@code searchable} makes it.
 *
 * @param folded what is searched
 * @param origin for each of its characters the place in the text that it comes from; one more for the end
 */
record FoldedText(String folded, int[] origin) {
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");

    static String fold(String text) {
        var small = text.codePoints()
                .map(Character::toLowerCase) // one by one, as the database does
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var plain = Normalizer.normalize(small, Normalizer.Form.NFKD);
        return MARKS.matcher(plain).replaceAll("");
    }

    static FoldedText of(String text) {
        var folded = new StringBuilder();
        var origin = new int[4 * text.length() + 64];
        for (var at = 0; at < text.length(); ) {
            var next = text.offsetByCodePoints(at, 1);
            var piece = fold(text.substring(at, next));
            if (folded.length() + piece.length() >= origin.length) {
                break; // longer than any excerpt needs
            }
            for (var i = 0; i < piece.length(); i++) {
                origin[folded.length() + i] = at;
            }
            folded.append(piece);
            at = next;
        }
        origin[folded.length()] = text.length();
        return new FoldedText(folded.toString(), origin);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof FoldedText text && text.folded.equals(folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return folded;
    }
}
