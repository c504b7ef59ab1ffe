package dev.atelier.platform.outgoing;

import java.util.Arrays;

/**
 * Cuts bytes into lines, wherever the network cut them: also inside a character, or between CR and LF. Works on bytes, so UTF-8
 * stays whole.
 */
public final class Lines {
    /** Longer lines are an attack or a mistake: an answer's piece, with an image in it, is far below. */
    public static final int LONGEST = 16 << 20;

    /** What ends a line. */
    public enum End {
        /** LF; a CR before it belongs to the line (JSON skips it). NDJSON. */
        LF,
        /** CR, LF or both. Server-sent events. */
        ANY
    }

    /** Takes a line without its end: {@code bytes} from {@code from} up to {@code to}, valid only during the call. */
    @FunctionalInterface
    public interface Sink {
        void line(byte[] bytes, int from, int to);
    }

    private final End end;
    private final Sink sink;

    private byte[] rest = new byte[512];
    private int length;
    private boolean afterReturn;

    public Lines(End end, Sink sink) {
        this.end = end;
        this.sink = sink;
    }

    /** @throws OutgoingFailure where a line is longer than {@link #LONGEST} */
    public void feed(byte[] bytes) {
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i];
            if (b == '\n' && afterReturn) { // the second half of CR LF
                start = i + 1;
                afterReturn = false;
            } else if (b == '\n' || (b == '\r' && end == End.ANY)) {
                line(bytes, start, i);
                start = i + 1;
                afterReturn = b == '\r';
            } else {
                afterReturn = false;
            }
        }
        keep(bytes, start, bytes.length);
    }

    /** What came after the last line's end; nothing more is fed. */
    public void finish() {
        if (length > 0) {
            sink.line(rest, 0, length);
            length = 0;
        }
    }

    private void line(byte[] bytes, int from, int to) {
        if (length == 0) {
            sink.line(bytes, from, to);
            return;
        }
        keep(bytes, from, to);
        var whole = length;
        length = 0;
        sink.line(rest, 0, whole);
    }

    private void keep(byte[] bytes, int from, int to) {
        var more = to - from;
        if (length + more > LONGEST) {
            throw new OutgoingFailure(
                    OutgoingFailure.Stage.UNFIT, "its answer holds a line of more than " + LONGEST + " bytes.");
        }
        if (length + more > rest.length) {
            rest = Arrays.copyOf(rest, Math.max(rest.length * 2, length + more));
        }
        System.arraycopy(bytes, from, rest, length, more);
        length += more;
    }
}
