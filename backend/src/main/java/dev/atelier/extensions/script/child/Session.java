package dev.atelier.extensions.script.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What one call asks of the host, counted and bounded. Whatever a script sends, this is all that it can bring about. */
final class Session {
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_OFFER = 256 << 10;
    private static final int LONGEST_LINE = 4_000;
    static final Session NONE = new Session(new Call("", "", new Call.Limits(0, 0, 0, 0, 0)), new Wire() {
        @Override
        public void log(String line) {}

        @Override
        public String fetch(String request) {
            return "{}";
        }
    });

    private final Call call;
    private final Wire wire;
    private @Nullable String result;
    private @Nullable String offer;
    private @Nullable EndedException ended;
    private int logged;
    private int fetched;

    /** The way to the server. */
    interface Wire {
        void log(String line) throws IOException;

        String fetch(String request) throws IOException;
    }

    Session(Call call, Wire wire) {
        this.call = call;
        this.wire = wire;
    }

    byte[] asked(String name, Machine.Text text) {
        try {
            return switch (name) {
                case "input" -> call.input().getBytes(StandardCharsets.UTF_8);
                case "log" -> logged(text);
                case "fetch" -> fetched(text);
                case "offer" -> offered(text);
                case "result" -> resulted(text);
                case "refused" -> ended(new RefusedException(brief(text)));
                case "thrown" -> ended(Reasons.thrown(brief(text)));
                case "missing" -> ended(new EndedException(Ended.MISSING, ""));
                default -> throw new EndedException(Ended.BROKEN, "");
            };
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private byte[] logged(Machine.Text text) throws IOException {
        logged += text.length() + 1;
        if (logged > call.limits().logs()) {
            throw new EndedException(Ended.LOGS, "");
        }
        var line = text.read();
        wire.log(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
        return NOTHING;
    }

    private byte[] fetched(Machine.Text text) throws IOException {
        if (++fetched > call.limits().fetches()) {
            throw new EndedException(Ended.FETCHES, "");
        }
        bounded(text, call.limits().output());
        return wire.fetch(text.read()).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] offered(Machine.Text text) {
        bounded(text, LONGEST_OFFER);
        offer = text.read();
        return NOTHING;
    }

    private byte[] resulted(Machine.Text text) {
        bounded(text, call.limits().output());
        if (result == null && ended == null) {
            result = text.read();
        }
        return NOTHING;
    }

    private byte[] ended(EndedException why) {
        if (result == null && ended == null) {
            ended = why;
        }
        return NOTHING;
    }

    private static void bounded(Machine.Text text, int most) {
        if (text.length() > most) {
            throw new EndedException(Ended.OUTPUT, "");
        }
    }

    private static String brief(Machine.Text text) {
        bounded(text, 64 << 10);
        var whole = text.read();
        return whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) : whole;
    }

    String offer() {
        if (offer == null) {
            throw new EndedException(Ended.SILENT, "");
        }
        return offer;
    }

    String result() {
        if (ended != null) {
            throw ended;
        }
        if (result == null) {
            throw new EndedException(Ended.SILENT, "");
        }
        return result;
    }
}
