package dev.atelier.connections.pulls;

import dev.atelier.connections.ModelStores;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Runs pulls: takes rows that wait or whose server is gone, gives a sign of life for its own a few times a second together with how far
 * they are, and lets go of those that somebody cancelled. Any number of servers do it side by side.
 */
@Singleton
class Puller {
    private static final Logger LOG = Logger.getLogger(Puller.class);
    private static final long CLAIM_EVERY = 1_000_000_000L;
    private static final long FORGET_EVERY = 3600 * CLAIM_EVERY;

    private final Vertx vertx;
    private final PullRows rows;
    private final ModelStores stores;
    private final PullFeed feed;
    private final PullsConfig config;
    private final Map<UUID, PullJob> running = new ConcurrentHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private volatile boolean stopping;
    private volatile boolean newWork = true;
    private long claimedAt;
    private long forgottenAt = System.nanoTime() - FORGET_EVERY;
    private long heardAt = System.nanoTime();
    private boolean working = true;

    Puller(Vertx vertx, PullRows rows, ModelStores stores, PullFeed feed, PullsConfig config) {
        this.vertx = vertx;
        this.rows = rows;
        this.stores = stores;
        this.feed = feed;
        this.config = config;
    }

    void open(@Observes @Priority(30) StartupEvent start) {
        vertx.setPeriodic(config.interval().toMillis(), tick -> soon());
    }

    /** There is something to take: it need not wait for the next look. */
    void wake() {
        newWork = true;
        soon();
    }

    /** What was cancelled or deleted here ends at once. */
    void drop(UUID id) {
        var job = running.remove(id);
        if (job != null) {
            job.drop();
        }
        wake();
    }

    private void soon() {
        vertx.executeBlocking(
                () -> {
                    if (oneAtATime.tryLock()) {
                        try {
                            round();
                        } finally {
                            oneAtATime.unlock();
                        }
                    }
                    return true;
                },
                false);
    }

    private void round() {
        try {
            var told = storeEnds() | beat();
            if (!stopping && (newWork || System.nanoTime() - claimedAt > CLAIM_EVERY)) {
                newWork = false;
                claimedAt = System.nanoTime();
                told |= claim();
            }
            if (System.nanoTime() - forgottenAt > FORGET_EVERY) {
                forgottenAt = System.nanoTime();
                rows.forget(config.keptFor().toSeconds());
            }
            heardAt = System.nanoTime();
            working = true;
            if (told) {
                feed.wake();
            }
        } catch (SQLException | RuntimeException cause) {
            if (working) {
                LOG.error("Pulls cannot be saved; trying again", cause);
            }
            working = false; // said once, not three times a second
            letGoWhereOthersMayHaveTakenOver();
        }
    }

    private boolean storeEnds() throws SQLException {
        var any = false;
        for (var job : List.copyOf(running.values())) {
            var ending = job.ending();
            if (ending != null) {
                rows.end(job.reading(), ending);
                running.remove(job.id());
                newWork = true; // there is room for another
                any = true;
            }
        }
        return any;
    }

    private boolean beat() throws SQLException {
        var jobs = List.copyOf(running.values());
        if (jobs.isEmpty()) {
            return false;
        }
        var mine = rows.beat(jobs.stream().map(PullJob::reading).toList());
        for (var job : jobs) {
            if (!mine.contains(job.id()) && running.remove(job.id(), job)) {
                job.drop();
            }
        }
        return true;
    }

    private boolean claim() throws SQLException {
        var claimed = rows.claim(config.atOnce(), config.deadAfter().toMillis() / 1000.0);
        for (var row : claimed) {
            var job = new PullJob(vertx, stores, config, row);
            running.put(row.id(), job);
            job.ask();
        }
        return !claimed.isEmpty();
    }

    /** A pull that is run by two servers is worse than one that waits for the database. */
    private void letGoWhereOthersMayHaveTakenOver() {
        if (System.nanoTime() - heardAt > config.deadAfter().toNanos() / 2) {
            running.values().forEach(PullJob::drop);
            running.clear();
        }
    }

    /** Before the server waits for open requests to end. */
    void begin(@Observes ShutdownDelayInitiatedEvent soon) {
        stop();
    }

    void end(@Observes @Priority(10) ShutdownEvent now) {
        stop();
    }

    private void stop() {
        stopping = true;
        feed.finishAll();
        oneAtATime.lock();
        try {
            running.values().forEach(PullJob::drop);
            running.clear();
            rows.release();
        } catch (SQLException | RuntimeException cause) {
            LOG.warn("Pulls could not be given back; others take them over in a moment", cause);
        } finally {
            oneAtATime.unlock();
        }
    }
}
