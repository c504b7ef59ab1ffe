package dev.atelier.platform.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Reads server-sent events (the WHATWG's HTML standard, section 9.2) out of bytes, wherever the network cut them. */
public final class EventStream {
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Takes one event; {@code data} from 0 up to {@code length} is UTF-8, valid only during the call. */
    @FunctionalInterface
    public interface Sink {
        /** @param name the event's type, {@code message} where the server gave none */
        void event(String name, byte[] data, int length);
    }

    private final Lines lines = new Lines(Lines.End.ANY, this::line);
    private final Sink sink;

    private byte[] data = new byte[512];
    private int length;
    private boolean hasData;
    private boolean first = true;
    private String name = "message";
    private String id = "";
    private String lastId = "";
    private Duration pause = Duration.ZERO;

    public EventStream(Sink sink) {
        this.sink = sink;
    }

    /** @throws OutgoingFailure where an event is too long */
    public void feed(byte[] bytes) {
        lines.feed(bytes);
    }

    /** Of the last event, with which a server may be asked for what came after it; empty where it gave none. */
    public String lastId() {
        return lastId;
    }

    /** How long the server wants us to wait before we ask for the rest. */
    public Duration pause() {
        return pause;
    }

    /** Takes an event that the end of the stream left open: some servers end without the blank line. */
    public void finish() {
        lines.finish();
        dispatch();
    }

    private void line(byte[] bytes, int start, int to) {
        var from = first && startsWith(bytes, start, to, BOM) ? start + BOM.length : start;
        first = false;
        if (from == to) {
            dispatch();
            return;
        }
        var colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        var value = Math.min(to, colon + 1 < to && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1);
        if (is(bytes, from, colon, "data")) {
            append(bytes, value, to);
        } else if (is(bytes, from, colon, "event")) {
            name = new String(bytes, value, to - value, StandardCharsets.UTF_8);
        } else if (is(bytes, from, colon, "id")) {
            id = new String(bytes, value, to - value, StandardCharsets.UTF_8);
        } else if (is(bytes, from, colon, "retry") && to - value < 10) {
            var millis = new String(bytes, value, to - value, StandardCharsets.UTF_8);
            pause = millis.matches("\\d+") ? Duration.ofMillis(Long.parseLong(millis)) : pause;
        } // a comment, or a field that does not exist
    }

    private void append(byte[] bytes, int from, int to) {
        var more = to - from + (hasData ? 1 : 0);
        if (length + more > Lines.LONGEST) {
            throw new OutgoingFailure(
                    OutgoingFailure.Stage.UNFIT, "its answer holds an event of more than " + Lines.LONGEST + " bytes.");
        }
        if (length + more > data.length) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, length + more));
        }
        if (hasData) {
            data[length++] = '\n';
        }
        System.arraycopy(bytes, from, data, length, to - from);
        length += to - from;
        hasData = true;
    }

    private void dispatch() {
        var event = name;
        var whole = length;
        name = "message";
        length = 0;
        lastId = id;
        if (hasData) {
            hasData = false;
            sink.event(event, data, whole);
        }
    }

    private static boolean is(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (var i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
