package dev.atelier.connections.pulls;

import dev.atelier.connections.Call;
import dev.atelier.connections.ModelStore;
import dev.atelier.connections.ModelStores;
import dev.atelier.connections.Progress;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One pull that this server runs: asks the upstream, again where the network breaks, until it is there or cannot be had. */
final class PullJob {
    private static final Logger LOG = Logger.getLogger(PullJob.class);

    private final Vertx vertx;
    private final ModelStores stores;
    private final PullsConfig config;
    private final PullRows.Claimed row;
    private final PullMeter meter;

    private String status = "";
    private int failures;
    private int attempt;
    private boolean stopped;
    private @Nullable String message;
    private @Nullable Call call;
    private @Nullable Ending ending;

    PullJob(Vertx vertx, ModelStores stores, PullsConfig config, PullRows.Claimed row) {
        this.vertx = vertx;
        this.stores = stores;
        this.config = config;
        this.row = row;
        this.meter = new PullMeter(row.completed(), row.total());
    }

    /** How far it is. @param speed null before anything was measured */
    record Reading(
            UUID id,
            String status,
            @Nullable String message,
            long completed,
            long total,
            @Nullable Long speed) {}

    /** How it came to its end. */
    record Ending(PullState state, @Nullable String message) {}

    UUID id() {
        return row.id();
    }

    /** Set once the upstream is done with it. */
    synchronized @Nullable Ending ending() {
        return ending;
    }

    synchronized Reading reading() {
        var speed = meter.speed(System.nanoTime());
        return new Reading(row.id(), status, message, meter.completed(), meter.total(), speed < 0 ? null : speed);
    }

    /** Asks the upstream; returns at once. */
    void ask() {
        var which = nextAttempt();
        vertx.executeBlocking(() -> stores.of(row.connection()), false)
                .onSuccess(store -> ask(store, which))
                .onFailure(this::cannotAsk);
    }

    private synchronized int nextAttempt() {
        meter.restart();
        return ++attempt;
    }

    private synchronized void ask(ModelStore store, int which) {
        if (stopped) {
            return;
        }
        call = switch (row.kind()) {
            case PULL, UPDATE -> store.pull(row.name(), event -> on(event, which));
            case CREATE -> store.create(row.name(), Objects.requireNonNull(row.body()), event -> on(event, which));
        };
    }

    private void cannotAsk(Throwable cause) {
        if (cause instanceof FaultException known) {
            end(new Ending(PullState.FAILED, Problems.of(known.fault()).detail()));
        } else {
            LOG.errorf(cause, "Pull %s cannot be begun", row.id());
            again("the server could not begin.");
        }
    }

    private void on(Progress event, int which) {
        synchronized (this) {
            if (stopped || which != attempt) {
                return;
            }
            if (event instanceof Progress.Step step) {
                status = step.status();
                if (meter.step(step, System.nanoTime())) {
                    failures = 0;
                    message = null;
                }
                return;
            }
        }
        switch (event) {
            case Progress.Step step -> {}
            case Progress.Done() -> done();
            case Progress.Failed(var fault, var isPassing) -> failed(fault, isPassing);
        }
    }

    /** The catalogue knows the model before anybody is told that it is there. */
    private void done() {
        meter.complete();
        vertx.executeBlocking(
                        () -> {
                            stores.refresh(row.connection());
                            return true;
                        },
                        false)
                .onComplete(refreshed -> end(new Ending(PullState.SUCCEEDED, null)));
    }

    private void failed(Fault.Upstream fault, boolean isPassing) {
        if (isPassing) {
            again(fault.detail());
        } else {
            end(new Ending(PullState.FAILED, sentence(fault.detail())));
        }
    }

    private void again(String why) {
        long wait;
        synchronized (this) {
            if (failures >= config.retries()) {
                end(new Ending(
                        PullState.FAILED,
                        sentence(why) + " Tried " + (failures + 1) + " times; what has been fetched is kept."));
                return;
            }
            wait = config.retryAfter().toMillis() << failures;
            failures++;
            message = sentence(why) + " Trying again (" + failures + " of " + config.retries() + ").";
        }
        vertx.setTimer(Math.max(1, wait), fired -> ask());
    }

    private static String sentence(String detail) {
        return detail.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + detail.substring(1);
    }

    private synchronized void end(Ending how) {
        if (!stopped) {
            stopped = true;
            ending = how;
        }
    }

    /** It is not this server's any more: nothing is asked or told about it. The upstream keeps what it has fetched. */
    synchronized void drop() {
        stopped = true;
        if (call != null) {
            call.cancel();
        }
    }
}
