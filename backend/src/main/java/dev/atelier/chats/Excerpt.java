package dev.atelier.chats;

/** The words around what was found. */
final class Excerpt {
    private static final int BEFORE = 60;
    private static final int LONGEST = 180;

    private Excerpt() {}

    /** @param looked for, as it was typed; where it is not in the text, its beginning is shown */
    static String of(String text, String looked) {
        var folded = FoldedText.of(text);
        var found = Math.max(0, folded.folded().indexOf(FoldedText.fold(looked)));
        var at = folded.origin()[found];
        var from = at <= BEFORE ? 0 : gapAfter(text, at - BEFORE, at);
        var to = from + LONGEST >= text.length() ? text.length() : whole(text, from + LONGEST);
        var words = text.substring(from, to).strip().replaceAll("\\s+", " ");
        return (from > 0 ? "…" : "") + words + (to < text.length() ? "…" : "");
    }

    private static int gapAfter(String text, int from, int before) {
        var gap = text.indexOf(' ', from);
        return gap >= 0 && gap < before ? gap : whole(text, from);
    }

    /** Never within a character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
