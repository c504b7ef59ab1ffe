package dev.atelier.knowledge.splitting;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a document, as long as can be embedded and shown at once.
 *
 * @param heading the title and the headings that it stands under, the outermost first, joined by {@link #UNDER}; empty where there are none
 * @param page on which it begins
 * @param start where it begins in the whole text, in UTF-16 units; the overlap with the passage before is part of it
 * @param end behind its last character
 */
public record Passage(
        int position, String text, String heading, @Nullable Integer page, int start, int end) {
    /** Between two headings of a path. */
    public static final String UNDER = " › ";

    /** What is embedded and counted: a passage is found by its headings, too. */
    public String searched() {
        return heading.isEmpty() ? text : heading + "\n" + text;
    }
}
