package dev.atelier.platform.http;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Joins what happens within one turn of an event loop: many small pieces for a reader become one write at the turn's end. */
@Singleton
public class Loops {
    private static final Logger LOG = Logger.getLogger(Loops.class);

    private final Vertx vertx;
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();

    Loops(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The loop that the calling thread runs. */
    public Loop current() {
        return loops.computeIfAbsent(((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop(), Loop::new);
    }

    /** One event loop with what is to be done at the end of its turn. */
    public static final class Loop {
        private final EventLoop thread;
        private List<Runnable> atEnd = new ArrayList<>();
        private List<Runnable> spare = new ArrayList<>();

        Loop(EventLoop thread) {
            this.thread = thread;
        }

        public boolean isHere() {
            return thread.inEventLoop();
        }

        public void execute(Runnable work) {
            thread.execute(work);
        }

        /** To be called on this loop. */
        public void atEndOfTurn(Runnable work) {
            if (atEnd.isEmpty()) {
                thread.execute(this::endTurn);
            }
            atEnd.add(work);
        }

        private void endTurn() {
            var due = atEnd;
            atEnd = spare;
            due.forEach(Loop::run);
            due.clear();
            spare = due;
        }

        /** One stream's trouble must not keep the others from theirs. */
        private static void run(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException unexpected) {
                LOG.error("A stream could not be written", unexpected);
            }
        }
    }
}
