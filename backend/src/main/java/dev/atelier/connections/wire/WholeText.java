package dev.atelier.connections.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins characters that a server split over two pieces (a surrogate pair), and drops NUL, which PostgreSQL cannot store. */
public final class WholeText {
    private static final char REPLACEMENT = '\ufffd';

    private final Consumer<String> sink;
    private @Nullable Character high;

    public WholeText(Consumer<String> sink) {
        this.sink = sink;
    }

    public void add(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        var last = piece.charAt(piece.length() - 1);
        if (high == null && !Character.isHighSurrogate(last) && isPlain(piece)) {
            sink.accept(piece);
            return;
        }
        var text = high == null ? piece : high + piece;
        high = Character.isHighSurrogate(last) ? last : null;
        send(repaired(high == null ? text : text.substring(0, text.length() - 1)));
    }

    /** Nothing more comes: half a character is none. */
    public void finish() {
        if (high != null) {
            high = null;
            send(String.valueOf(REPLACEMENT));
        }
    }

    private void send(String text) {
        if (!text.isEmpty()) {
            sink.accept(text);
        }
    }

    private static boolean isPlain(String piece) {
        for (var i = 0; i < piece.length(); i++) {
            var c = piece.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String repaired(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
