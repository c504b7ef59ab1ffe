package dev.atelier.connections.pulls;

import dev.atelier.accounts.Role;
import dev.atelier.accounts.Settings;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells open streams how pulls go, wherever they run: the rows are looked at a few times a second while something moves, once a second
 * else, and not at all while nobody listens.
 */
@Singleton
class PullFeed {
    private static final Logger LOG = Logger.getLogger(PullFeed.class);
    private static final long TICK = 250;
    private static final int TICKS_AT_REST = 4;

    /** A reader may have been away from the rows for so long, and still hears how it ended. */
    private static final Duration LATELY = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final PullBook book;
    private final Settings settings;
    private final Set<PullReader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile boolean due;
    private volatile boolean moving;
    private int ticks;

    PullFeed(Vertx vertx, PullBook book, Settings settings) {
        this.vertx = vertx;
        this.book = book;
        this.settings = settings;
    }

    void open(@Observes StartupEvent start) {
        vertx.setPeriodic(TICK, tick -> {
            if (!readers.isEmpty() && (due || moving || ++ticks % TICKS_AT_REST == 0)) {
                look();
            }
        });
    }

    void join(PullReader reader) {
        readers.add(reader);
        due = true;
    }

    void leave(PullReader reader) {
        readers.remove(reader);
    }

    /** Something changed here. */
    void wake() {
        due = true;
    }

    void finishAll() {
        readers.forEach(PullReader::finish);
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            due = false;
            vertx.executeBlocking(this::tell, false)
                    .onFailure(cause -> LOG.warn("Pulls cannot be read", cause))
                    .onComplete(done -> looking.set(false));
        }
    }

    private boolean tell() {
        var rows = book.lately(LATELY);
        moving = rows.stream().anyMatch(row -> !row.pull().state().isOver());
        var usersMay = settings.mayPull(Role.USER);
        for (var reader : List.copyOf(readers)) {
            if (usersMay || reader.caller().isAdmin()) {
                reader.tell(rows);
            } else {
                reader.finish();
            }
        }
        return moving;
    }
}
