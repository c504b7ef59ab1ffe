package dev.atelier.knowledge.text;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that belongs together.
 *
 * @param level of a heading from 1 to 6, else 0
 * @param text without blank space around it, never empty
 * @param page from 1; null where the format has no pages
 */
public record Block(
        Kind kind, int level, String text, @Nullable Integer page) {

    public Block {
        if (kind == Kind.HEADING ? level < 1 || level > 6 : level != 0) {
            throw new IllegalArgumentException("A " + kind + " of level " + level);
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("A block without text");
        }
    }

    public static Block paragraph(String text, @Nullable Integer page) {
        return new Block(Kind.PARAGRAPH, 0, text, page);
    }
}
