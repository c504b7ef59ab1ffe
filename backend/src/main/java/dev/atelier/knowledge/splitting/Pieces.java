package dev.atelier.knowledge.splitting;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text that is too long for one passage where it hurts least: behind a line, else behind a sentence, else behind a word, and where
 * there are none of these, between two characters.
 */
final class Pieces {
    private final String text;
    private final int most;

    Pieces(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** From and to, in the text. */
    record Piece(int from, int to) {}

    /** Each at most as long as asked for, without blank space around it. */
    List<Piece> all() {
        var pieces = new ArrayList<Piece>();
        var from = 0;
        while (from < text.length()) {
            var to = text.length() - from <= most ? text.length() : cut(from, from + most);
            add(pieces, from, to);
            from = to;
        }
        return pieces;
    }

    private void add(List<Piece> pieces, int from, int to) {
        var begin = from;
        var end = to;
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (begin < end) {
            pieces.add(new Piece(begin, end));
        }
    }

    /** The last good place before the limit; one that leaves less than half is no good place, unless there is no other. */
    private int cut(int from, int limit) {
        var half = from + most / 2;
        var line = text.lastIndexOf('\n', limit - 1) + 1;
        if (line > half) {
            return line;
        }
        var sentence = before(BreakIterator.getSentenceInstance(Locale.ROOT), from, limit);
        if (sentence > half) {
            return sentence;
        }
        var word = before(BreakIterator.getWordInstance(Locale.ROOT), from, limit);
        if (word > half) {
            return word;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    /** Looks at the window alone: breaking a text of millions of characters again for each piece would take forever. */
    private int before(BreakIterator breaks, int from, int limit) {
        var window = text.substring(from, Math.min(text.length(), limit + 1));
        breaks.setText(window);
        var at = breaks.preceding(window.length());
        return at == BreakIterator.DONE ? from : from + at;
    }
}
