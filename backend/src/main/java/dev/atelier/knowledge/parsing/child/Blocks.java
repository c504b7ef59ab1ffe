package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes blocks as they are found, so that none are kept here, up to what a document may have. */
final class Blocks {
    private final DataOutputStream out;
    private int page;
    private int count;
    private long characters;
    private long letters;

    Blocks(DataOutputStream out) {
        this.out = out;
    }

    void nextPage() {
        page++;
    }

    int pages() {
        return page;
    }

    /** A single letter is what is left over, not a text. */
    boolean isEmpty() {
        return letters < 2;
    }

    void heading(int level, String text) {
        add(Kind.HEADING, level, text);
    }

    void add(Kind kind, String text) {
        add(kind, 0, text);
    }

    /** What no text can hold (PostgreSQL's cannot hold NUL, UTF-8 no half of a pair) is left out; what is blank is nothing. */
    private void add(Kind kind, int level, String text) {
        var clean = clean(text);
        if (clean.isBlank()) {
            return;
        }
        count++;
        characters += clean.length();
        letters +=
                clean.codePoints().filter(Character::isLetterOrDigit).limit(2).count();
        if (count > ParsedText.MOST_BLOCKS || characters > ParsedText.MOST_CHARACTERS) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        try {
            var bytes = clean.getBytes(StandardCharsets.UTF_8);
            out.writeByte(Frame.BLOCK);
            out.writeByte(kind.ordinal());
            out.writeByte(level);
            out.writeInt(page);
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || !Character.isISOControl(c) && !isHalf(c) && c != 0xFEFF && c != 0xFFFD)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
