package dev.atelier.knowledge.ingestion;

import dev.atelier.platform.jobs.JobRounds;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works on documents: takes rows that wait or whose server is gone, gives a sign of life for its own together with how far they are, and
 * lets go of those that somebody cancelled, replaced or deleted. Any number of servers do it side by side.
 */
@Singleton
class Ingester implements JobRounds.Jobs {
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(2);

    private final IngestionRows rows;
    private final Steps steps;
    private final IngestionConfig config;
    private final JobRounds rounds;
    private final Map<UUID, IngestionJob> running = new ConcurrentHashMap<>();

    Ingester(Vertx vertx, IngestionRows rows, Steps steps, IngestionConfig config) {
        this.rows = rows;
        this.steps = steps;
        this.config = config;
        this.rounds =
                new JobRounds(vertx, this, new JobRounds.Times(config.interval(), CLAIM_EVERY, config.deadAfter()));
    }

    void open(@Observes @Priority(30) StartupEvent start) {
        rounds.begin();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        rounds.wake();
    }

    @Override
    public String name() {
        return "Documents";
    }

    @Override
    public void round() {
        beat();
        if (running.size() < config.atOnce() && rounds.mayClaim()) {
            claim();
        }
    }

    private void beat() {
        for (var job : List.copyOf(running.values())) {
            if (job.isOver()) {
                running.remove(job.id());
                rounds.roomAgain();
            } else if (!job.beat()) {
                job.drop();
            }
        }
    }

    private void claim() {
        var room = config.atOnce() - running.size();
        for (var document : rows.claim(room, config.deadAfter())) {
            var before = running.get(document.id());
            if (before != null) {
                before.drop(); // replaced while it was worked on here
            }
            var job = new IngestionJob(document, rows, steps, config.tries());
            running.put(document.id(), job);
            Thread.ofPlatform().name("ingestion").daemon().start(() -> {
                job.run();
                rounds.soon(); // the next one need not wait for the next look
            });
        }
    }

    @Override
    public void letGo() {
        running.values().forEach(IngestionJob::drop);
    }

    @Override
    public void giveBack() {
        running.clear();
        rows.release();
    }

    /** Before the server waits for open requests to end. */
    void begin(@Observes ShutdownDelayInitiatedEvent soon) {
        rounds.stop();
    }

    void end(@Observes @Priority(10) ShutdownEvent now) {
        rounds.stop();
    }
}
