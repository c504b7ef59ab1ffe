package dev.atelier.chats;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reply as one reader tells it: how much of its log has been told, and what comes next. */
final class Telling {
    private ReplyLog log;
    private int text;
    private int reasoning;
    private int fallbacks;
    private int noticed;
    private int called;
    private boolean cited;
    private boolean snapshotDue;
    private boolean over;

    Telling(Beginning.Place place) {
        this.log = place.log();
        this.text = place.text();
        this.reasoning = place.reasoning();
        this.snapshotDue = place.asSnapshot();
        var heard = text + reasoning > 0; // who heard text has heard before it who gives it, and from what
        this.fallbacks = heard ? log.fallbacks().size() : 0;
        this.cited = heard && !log.citations().isEmpty();
    }

    ReplyLog log() {
        return log;
    }

    /** From here on by another log, which begins with all that the first one said. */
    void goOn(ReplyLog with) {
        log = with;
        fallbacks = 0;
        noticed = 0;
        called = 0;
    }

    /** Whether the end of the reply has been told. */
    boolean isOver() {
        return over;
    }

    Position.Mark mark() {
        return new Position.Mark(log.seq, text, reasoning);
    }

    /**
     * Writes what is new.
     *
     * @param position of the reader, once what is written last has been read
     * @param most bytes of text at once
     * @return whether there was no more than that
     */
    boolean tell(SseBuffer out, Supplier<String> position, int most) {
        var ending = log.ending(); // before the lengths: once it is set, they are the last
        for (; fallbacks < log.fallbacks().size(); fallbacks++) {
            out.event(position.get(), "fallback", log.fallbacks().get(fallbacks));
        }
        for (; noticed < log.notices().size(); noticed++) {
            out.event(
                    position.get(),
                    "filter",
                    new Told.Filtered(log.id, log.notices().get(noticed)));
        }
        if (!cited && !log.citations().isEmpty()) {
            cited = true;
            out.event(position.get(), "citations", new Told.Cites(log.id, log.citations()));
        }
        if (snapshotDue) {
            snapshotDue = false;
            snapshot(out, position, ending);
        }
        var thought = reasoning;
        reasoning = end(log.reasoning, thought, most);
        if (reasoning > thought) {
            out.piece(position.get(), "reasoning", log.id, log.reasoning.bytes(), thought, reasoning);
        }
        var said = text;
        text = end(log.text, said, most);
        if (text > said) {
            out.piece(position.get(), "delta", log.id, log.text.bytes(), said, text);
        }
        tellCalls(out, position);
        var all = reasoning == log.reasoning.length() && text == log.text.length();
        if (all && ending != null) {
            tellEnd(out, position, ending);
        }
        return all;
    }

    /** Each as it is now, also to who reads on: that replaces what was told of it before. */
    private void tellCalls(SseBuffer out, Supplier<String> position) {
        var calls = log.calls();
        for (var call : calls.after(called)) {
            out.event(position.get(), "tool", new Told.Called(log.id, call));
        }
        called = calls.changes();
    }

    /** Where the next piece ends: at most so far, and between two characters. */
    private static int end(TextLog log, int from, int most) {
        var end = Math.min(log.length(), from + most);
        while (!log.isBetweenCharacters(end)) {
            end--;
        }
        return end;
    }

    private void snapshot(SseBuffer out, Supplier<String> position, @Nullable Ending ending) {
        text = log.text.length();
        reasoning = log.reasoning.length();
        var state = ending == null ? MessageState.STREAMING : ending.state();
        var thoughts = reasoning == 0 ? null : log.reasoning.text(0, reasoning);
        var calls = log.calls();
        called = calls.changes();
        out.event(
                position.get(),
                "snapshot",
                new Told.Snapshot(log.id, log.text.text(0, text), thoughts, state, calls.list()));
    }

    private void tellEnd(SseBuffer out, Supplier<String> position, Ending ending) {
        if (ending.usage() != null) {
            out.event(position.get(), "usage", new Told.Used(log.id, ending.usage()));
        }
        over = true;
        if (ending.problem() != null) {
            out.event(position.get(), "failed", new Told.Failed(log.id, ending.problem()));
        } else {
            out.event(
                    position.get(),
                    "finished",
                    new Told.Finished(log.id, String.valueOf(ending.finishReason()), ending.answeredBy()));
        }
    }
}
