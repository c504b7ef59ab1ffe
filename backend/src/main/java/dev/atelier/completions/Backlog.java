package dev.atelier.completions;

import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Events that wait for filters that may block: one after the other, each on a thread that may wait. While much waits, the upstream is
 * paused, and it stays so as long as who listens wants nothing. On one event loop, but for {@link #pause} and {@link #resume}.
 */
final class Backlog {
    private static final int MUCH = 64 << 10; // characters

    private final Context loop;
    private final Call call;
    private final Deque<UpstreamEvent> waiting = new ArrayDeque<>();
    private int characters;
    private boolean working;
    private volatile boolean heldUp;
    private volatile boolean paused;
    private volatile boolean closed;

    Backlog(Context loop, Call call) {
        this.loop = loop;
        this.call = call;
    }

    /** What is done with an event where it may wait, and with what comes of it on the loop. */
    record Work(Function<UpstreamEvent, Sieve.Outcome> sifting, Consumer<Sieve.Outcome> telling) {}

    void add(UpstreamEvent event, Work work) {
        waiting.add(event);
        characters += length(event);
        if (characters > MUCH && !heldUp) {
            heldUp = true;
            call.pause();
        }
        next(work);
    }

    private void next(Work work) {
        if (working || waiting.isEmpty() || closed) {
            return;
        }
        working = true;
        var event = waiting.removeFirst();
        characters -= length(event);
        Thread.startVirtualThread(() -> {
            var outcome = work.sifting().apply(event);
            loop.runOnContext(turn -> done(outcome, work));
        });
    }

    private void done(Sieve.Outcome outcome, Work work) {
        working = false;
        if (closed) {
            return;
        }
        work.telling().accept(outcome);
        if (heldUp && characters < MUCH / 2) {
            heldUp = false;
            resumeIfWanted();
        }
        next(work);
    }

    private static int length(UpstreamEvent event) {
        return switch (event) {
            case UpstreamEvent.Delta(var text) -> text.length();
            case UpstreamEvent.Reasoning(var text) -> text.length();
            case UpstreamEvent.ToolCall call -> call.arguments().length();
            case UpstreamEvent.Usage usage -> 0;
            case UpstreamEvent.Finished finished -> 0;
            case UpstreamEvent.Failed failed -> 0;
        };
    }

    /** Nothing that waits is wanted any more. */
    void close() {
        closed = true;
    }

    /** Who listens takes nothing for now. */
    void pause() {
        paused = true;
        call.pause();
    }

    void resume() {
        paused = false;
        resumeIfWanted();
    }

    private void resumeIfWanted() {
        if (!paused && !heldUp) {
            call.resume();
        }
    }
}
