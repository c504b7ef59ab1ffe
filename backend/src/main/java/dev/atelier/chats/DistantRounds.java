package dev.atelier.chats;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Tells the streams of this server what was begun on others: looks, as often as those save what they write, at the chats that somebody listens to. */
@ApplicationScoped
class DistantRounds {
    private static final Logger LOG = Logger.getLogger(DistantRounds.class);

    private final Vertx vertx;
    private final LiveChats live;
    private final ChatRepository chats;
    private final Beginnings beginnings;
    private final long interval;
    private final AtomicBoolean looking = new AtomicBoolean();

    DistantRounds(Vertx vertx, LiveChats live, ChatRepository chats, Beginnings beginnings, ChatsConfig config) {
        this.vertx = vertx;
        this.live = live;
        this.chats = chats;
        this.beginnings = beginnings;
        this.interval = config.checkpointInterval().toMillis();
    }

    void open(@Observes StartupEvent start) {
        vertx.setPeriodic(interval, tick -> {
            if (live.isListenedTo() && looking.compareAndSet(false, true)) {
                vertx.executeBlocking(this::look, false)
                        .onFailure(cause -> LOG.warn("What other servers began cannot be read", cause))
                        .onComplete(done -> looking.set(false));
            }
        });
    }

    /** One statement, unless something was written in one of the chats. */
    int look() {
        var told = live.listenedTo();
        var last = chats.lastNumbers(told.keySet());
        last.forEach((chat, number) -> {
            var known = told.getOrDefault(chat, number);
            if (number > known) {
                live.begunElsewhere(chat, beginnings.elsewhere(chat, known), number);
            }
        });
        return last.size();
    }
}
