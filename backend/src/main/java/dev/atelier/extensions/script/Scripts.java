package dev.atelier.extensions.script;

import dev.atelier.extensions.script.Outcome.Failure;
import dev.atelier.extensions.script.child.Call;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs scripts: in processes of their own, so many at once, authors in turn. Who waits for one holds nothing that others need. */
@Singleton
public class Scripts {
    private final ScriptConfig config;
    private final ScriptFetch web;
    private final ScriptProcesses processes;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("script-", 0).factory());
    private final FairQueue queue;

    Scripts(ScriptConfig config, ScriptFetch web) {
        this.config = config;
        this.web = web;
        processes = new ScriptProcesses(config);
        queue = new FairQueue(config.atOnce(), config.perAuthor(), threads);
    }

    /** Blocks until it is done or stopped by a limit, all of which are bounded; interrupted, it stops the script at once. */
    Outcome run(ScriptCall call) throws InterruptedException {
        var task = new Task(call);
        queue.add(call.author(), task);
        try {
            return hasTurn(task) ? task.outcome.get() : task.words.of(Failure.BUSY, "");
        } catch (InterruptedException stop) {
            queue.remove(call.author(), task);
            task.stop();
            throw stop;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    /** Its turn may come in the very moment in which nobody would wait any more. */
    private boolean hasTurn(Task task) throws InterruptedException, ExecutionException {
        try {
            task.begun.get(config.turn().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException noTurn) {
            return !queue.remove(task.call.author(), task);
        }
    }

    private final class Task implements Runnable {
        private final ScriptCall call;
        private final Call.Limits limits;
        private final Words words;
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private @Nullable ScriptProcess process;
        private boolean stopped;

        Task(ScriptCall call) {
            this.call = call;
            this.limits = limits(call.time());
            this.words = new Words(config, limits);
        }

        @Override
        public void run() {
            begun.complete(null);
            try {
                var told = runIn(processes.take());
                if (told.isEmpty()) { // it died while nobody needed it
                    told = runIn(processes.fresh());
                }
                outcome.complete(told.orElseGet(() -> words.of(Failure.BROKEN, "")));
            } catch (IOException | RuntimeException cause) {
                outcome.completeExceptionally(cause);
            }
        }

        private Optional<Outcome> runIn(ScriptProcess taken) {
            try {
                if (!mayRun(taken)) {
                    return Optional.of(words.of(Failure.STOPPED, ""));
                }
                var wire = new Call(call.code(), call.input(), limits);
                return taken.run(wire, web.hostOf(call), words);
            } finally {
                mayRun(null); // from here on it may be another's
                processes.giveBack(taken);
            }
        }

        private synchronized boolean mayRun(@Nullable ScriptProcess taken) {
            process = taken;
            return !stopped;
        }

        synchronized void stop() {
            stopped = true;
            if (process != null) {
                process.stop();
            }
        }
    }

    /** A call may use up half of its time before it waits for anything. @param time that the caller has */
    private Call.Limits limits(Duration time) {
        return new Call.Limits(
                millis(min(config.cpu(), time.dividedBy(2))),
                millis(min(time, config.time())),
                config.output() << 10,
                config.logs(),
                config.fetches());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, Math.min(duration.toMillis(), 600_000)));
    }

    Duration longest() {
        return config.time();
    }

    List<Long> pids() {
        return processes.pids();
    }

    @Scheduled(every = "20s", delayed = "20s")
    void endIdle() {
        processes.endIdle();
    }

    void end(@Observes ShutdownEvent now) {
        endAll();
    }

    void endAll() {
        processes.endAll();
    }
}
