package dev.atelier.connections.pulls;

import dev.atelier.connections.ModelStores;
import dev.atelier.platform.jobs.JobRounds;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs pulls: takes rows that wait or whose server is gone, gives a sign of life for its own a few times a second together with how far
 * they are, and lets go of those that somebody cancelled. Any number of servers do it side by side.
 */
@Singleton
class Puller implements JobRounds.Jobs {
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);
    private static final long FORGET_EVERY = Duration.ofHours(1).toNanos();

    private final Vertx vertx;
    private final PullRows rows;
    private final ModelStores stores;
    private final PullFeed feed;
    private final PullsConfig config;
    private final JobRounds rounds;
    private final Map<UUID, PullJob> running = new ConcurrentHashMap<>();
    private long forgottenAt = System.nanoTime() - FORGET_EVERY;

    Puller(Vertx vertx, PullRows rows, ModelStores stores, PullFeed feed, PullsConfig config) {
        this.vertx = vertx;
        this.rows = rows;
        this.stores = stores;
        this.feed = feed;
        this.config = config;
        this.rounds =
                new JobRounds(vertx, this, new JobRounds.Times(config.interval(), CLAIM_EVERY, config.deadAfter()));
    }

    void open(@Observes @Priority(30) StartupEvent start) {
        rounds.begin();
    }

    /** There is something to take: it need not wait for the next look. */
    void wake() {
        rounds.wake();
    }

    /** What was cancelled or deleted here ends at once. */
    void drop(UUID id) {
        var job = running.remove(id);
        if (job != null) {
            job.drop();
        }
        wake();
    }

    @Override
    public String name() {
        return "Pulls";
    }

    @Override
    public void round() throws SQLException {
        var told = storeEnds() | beat();
        if (rounds.mayClaim()) {
            told |= claim();
        }
        if (System.nanoTime() - forgottenAt > FORGET_EVERY) {
            forgottenAt = System.nanoTime();
            rows.forget(config.keptFor().toSeconds());
        }
        if (told) {
            feed.wake();
        }
    }

    private boolean storeEnds() throws SQLException {
        var any = false;
        for (var job : List.copyOf(running.values())) {
            var ending = job.ending();
            if (ending != null) {
                rows.end(job.reading(), ending);
                running.remove(job.id());
                rounds.roomAgain();
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

    @Override
    public void letGo() {
        running.values().forEach(PullJob::drop);
        running.clear();
    }

    @Override
    public void giveBack() throws SQLException {
        rows.release();
    }

    /** Before the server waits for open requests to end. */
    void begin(@Observes ShutdownDelayInitiatedEvent soon) {
        stop();
    }

    void end(@Observes @Priority(10) ShutdownEvent now) {
        stop();
    }

    private void stop() {
        feed.finishAll();
        rounds.stop();
    }
}
