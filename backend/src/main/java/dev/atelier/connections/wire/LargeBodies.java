package dev.atelier.connections.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How many large request bodies this server holds at once: a part of its memory. One that finds no room waits for it, in order. */
final class LargeBodies {
    private static final int PART = 4;

    static final LargeBodies HERE = new LargeBodies(Runtime.getRuntime().maxMemory() / PART);

    private final long all;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long taken;

    LargeBodies(long all) {
        this.all = all;
    }

    private record Waiting(long bytes, Promise<Room> room) {}

    /** Room for one body, until it is left; leaving it twice does nothing. */
    final class Room {
        private final long bytes;
        private final AtomicBoolean left = new AtomicBoolean();

        private Room(long bytes) {
            this.bytes = bytes;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                giveBack(bytes);
            }
        }
    }

    /** One that is larger than all the room there is has it to itself. Completes on whichever thread makes room. */
    Future<Room> enter(long bytes) {
        Promise<Room> room = Promise.promise();
        synchronized (this) {
            waiting.add(new Waiting(Math.min(bytes, all), room));
        }
        admit();
        return room.future();
    }

    private void giveBack(long bytes) {
        synchronized (this) {
            taken -= bytes;
        }
        admit();
    }

    private void admit() {
        for (var next = next(); next != null; next = next()) {
            next.room().complete(new Room(next.bytes()));
        }
    }

    private synchronized @Nullable Waiting next() {
        var first = waiting.peek();
        if (first == null || first.bytes() > all - taken) {
            return null;
        }
        taken += first.bytes();
        return waiting.poll();
    }
}
