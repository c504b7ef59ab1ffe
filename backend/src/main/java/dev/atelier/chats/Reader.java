package dev.atelier.chats;

import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.platform.http.ChunkedAnswer;
import dev.atelier.platform.http.Loops;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open event stream. It holds nothing but how far it has told each reply, follows the logs at its client's pace, and touches no job.
 * Everything but {@link #wake} and {@link #announce} happens on its event loop.
 */
final class Reader implements StreamedAnswers.Writer {
    private static final int MOST_AT_ONCE = 256 << 10;

    private final HttpServerResponse response;
    private final ChunkedAnswer pieces;
    private final Loops.Loop loop;
    private final boolean endsWithTurn;
    private final Runnable waker = this::wake;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Queue<StartedTurn> announced = new ConcurrentLinkedQueue<>();
    private final List<Telling> open = new ArrayList<>();

    /** Turns are announced by several threads, and not always in the order of their numbers. */
    private final Set<Long> turnsTold = new HashSet<>();

    private final List<StartedTurn> missed = new ArrayList<>();

    private long knownBefore;
    private boolean begun;
    private boolean queued;
    private boolean closed;
    private boolean ended; // asked of the response for every token, it would go through the wrappers of two filters
    private long known;
    private long pausedAt;
    private int lastWrite = 512;

    /** @param endsWithTurn whether the stream is over when all its replies are, with a last {@code done} */
    Reader(HttpServerRequest request, Loops.Loop loop, boolean endsWithTurn) {
        this.response = request.response();
        this.pieces = new ChunkedAnswer(request);
        this.loop = loop;
        this.endsWithTurn = endsWithTurn;
    }

    void begin(Beginning beginning) {
        begun = true;
        known = knownBefore = beginning.known();
        beginning.places().forEach(this::follow);
        missed.addAll(beginning.missed());
        if (!endsWithTurn) {
            response.write(StreamedAnswers.KEEP_ALIVE); // the head: from now on nothing is missed
        }
        later();
    }

    private void follow(Beginning.Place place) {
        var going = open.stream()
                .filter(telling -> telling.log().id.equals(place.log().id))
                .findFirst();
        if (going.isPresent()) { // an answer that goes on, of which not all was told yet
            going.get().log().leave(waker);
            going.get().goOn(place.log());
        } else {
            open.add(new Telling(place));
        }
        place.log().follow(waker);
    }

    /** From any thread: a turn began in the chat. */
    void announce(StartedTurn turn) {
        announced.add(turn);
        wake();
    }

    /** From any thread: there is something new. */
    void wake() {
        if (loop.isHere()) {
            later();
        } else if (woken.compareAndSet(false, true)) {
            loop.execute(() -> {
                woken.set(false);
                later();
            });
        }
    }

    private void later() {
        if (!queued && !closed && begun) {
            queued = true;
            loop.atEndOfTurn(this::flush);
        }
    }

    private void flush() {
        queued = false;
        if (closed || ended || pausedAt != 0) {
            return;
        }
        var out = new SseBuffer(lastWrite + 256);
        tellTurns(out);
        var all = tellReplies(out);
        var over = all && endsWithTurn && open.isEmpty();
        if (over) {
            out.event(position(), "done", Map.of());
        }
        if (out.length() > 0) {
            lastWrite = out.length();
            pieces.write(out.buffer());
        }
        if (over) {
            end();
        } else if (response.writeQueueFull()) {
            pausedAt = System.nanoTime();
            response.drainHandler(drained -> {
                pausedAt = 0;
                later();
            });
        } else if (!all) {
            later();
        }
    }

    private void tellTurns(SseBuffer out) {
        missed.forEach(turn -> tellTurn(turn, out));
        missed.clear();
        for (var turn = announced.poll(); turn != null; turn = announced.poll()) {
            tellTurn(turn, out);
        }
    }

    private void tellTurn(StartedTurn turn, SseBuffer out) {
        if (turn.round() > knownBefore && turnsTold.add(turn.round())) {
            known = Math.max(known, turn.round());
            turn.places().forEach(this::follow);
            out.event(position(), "turn", turn.told());
        }
    }

    /** @return whether everything there is has been told; a stream takes a limited amount at once */
    private boolean tellReplies(SseBuffer out) {
        for (var at = 0; at < open.size(); ) {
            var reply = open.get(at);
            if (out.length() > MOST_AT_ONCE || !reply.tell(out, this::position, MOST_AT_ONCE)) {
                return false;
            }
            if (reply.isOver()) {
                open.remove(at);
                reply.log().leave(waker);
            } else {
                at++;
            }
        }
        return true;
    }

    private String position() {
        var going = new ArrayList<Position.Mark>(open.size());
        for (var reply : open) {
            if (!reply.isOver()) {
                going.add(reply.mark());
            }
        }
        return new Position(known, going).text();
    }

    @Override
    public boolean keepAlive(Duration longestStall) {
        if (pausedAt != 0) {
            return System.nanoTime() - pausedAt < longestStall.toNanos();
        }
        if (!closed && !ended) {
            response.write(StreamedAnswers.KEEP_ALIVE); // seen by what watches for idle connections, too
        }
        return true;
    }

    /** From any thread: ends the answer. Without a {@code done} the client knows that there was more. */
    @Override
    public void finish() {
        loop.execute(() -> {
            if (!closed && !ended) {
                end();
            }
        });
    }

    private void end() {
        pausedAt = System.nanoTime(); // what is under way may still stall
        ended = true;
        response.end();
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(reply -> reply.log().leave(waker));
        open.clear();
        announced.clear();
    }
}
