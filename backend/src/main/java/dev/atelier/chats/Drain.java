package dev.atelier.chats;

import dev.atelier.platform.error.Fault;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Goes down without losing what was said: no new turns, the running replies ended and stored, the open streams closed. */
@Singleton
class Drain {
    private static final long SECONDS = 8;

    private final Replies replies;
    private final LiveChats live;
    private final Journal journal;

    private volatile boolean stopping;

    Drain(Replies replies, LiveChats live, Journal journal) {
        this.replies = replies;
        this.live = live;
        this.journal = journal;
    }

    boolean isStopping() {
        return stopping;
    }

    void refuseWhileStopping() {
        if (stopping) {
            throw new Fault.ShuttingDown().asException();
        }
    }

    /** Before the server waits for open requests to end: streams would not end by themselves. */
    void begin(@Observes ShutdownDelayInitiatedEvent soon) {
        drain();
    }

    void end(@Observes @Priority(10) ShutdownEvent now) throws InterruptedException {
        drain();
        journal.close();
    }

    private void drain() {
        stopping = true;
        replies.interruptAll(SECONDS);
        live.finishAll();
    }
}
