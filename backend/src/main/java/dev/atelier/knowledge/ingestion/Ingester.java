package dev.atelier.knowledge.ingestion;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Works on documents: takes rows that wait or whose server is gone, gives a sign of life for its own together with how far they are, and
 * lets go of those that somebody cancelled, replaced or deleted. Any number of servers do it side by side.
 */
@Singleton
class Ingester {
    private static final Logger LOG = Logger.getLogger(Ingester.class);
    private static final long CLAIM_EVERY = 2_000_000_000L;

    private final Vertx vertx;
    private final IngestionRows rows;
    private final Steps steps;
    private final IngestionConfig config;
    private final Map<UUID, IngestionJob> running = new ConcurrentHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private volatile boolean stopping;
    private volatile boolean newWork = true;
    private long claimedAt;
    private long heardAt = System.nanoTime();
    private boolean working = true;

    Ingester(Vertx vertx, IngestionRows rows, Steps steps, IngestionConfig config) {
        this.vertx = vertx;
        this.rows = rows;
        this.steps = steps;
        this.config = config;
    }

    void open(@Observes @Priority(30) StartupEvent start) {
        vertx.setPeriodic(config.interval().toMillis(), tick -> soon());
    }

    /** There may be something to take, or to let go of: it need not wait for the next look. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        newWork = true;
        soon();
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
            beat();
            if (!stopping
                    && running.size() < config.atOnce()
                    && (newWork || System.nanoTime() - claimedAt > CLAIM_EVERY)) {
                newWork = false;
                claimedAt = System.nanoTime();
                claim();
            }
            heardAt = System.nanoTime();
            working = true;
        } catch (RuntimeException cause) {
            if (working) {
                LOG.error("Work on documents cannot be saved; trying again", cause);
            }
            working = false; // said once, not twice a second
            letGoWhereOthersMayHaveTakenOver();
        }
    }

    private void beat() {
        for (var job : List.copyOf(running.values())) {
            if (job.isOver()) {
                running.remove(job.id());
                newWork = true; // there is room for another
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
                soon(); // the next one need not wait for the next look
            });
        }
    }

    /** A document that two servers work on is worse than one that waits for the database. */
    private void letGoWhereOthersMayHaveTakenOver() {
        if (System.nanoTime() - heardAt > config.deadAfter().toNanos() / 2) {
            running.values().forEach(IngestionJob::drop);
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
        oneAtATime.lock();
        try {
            running.values().forEach(IngestionJob::drop);
            running.clear();
            rows.release();
        } catch (RuntimeException cause) {
            LOG.warn("Documents could not be given back; others take them over in a moment", cause);
        } finally {
            oneAtATime.unlock();
        }
    }
}
