package dev.atelier.extensions.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.extensions.Call;
import dev.atelier.extensions.Calls;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.TriedExtensions;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.time.Now;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs an extension once, for who looks after it. */
@Singleton
class Bench {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final TriedExtensions extensions;
    private final Trials trials;
    private final Calls calls;

    Bench(TriedExtensions extensions, Trials trials, Calls calls) {
        this.extensions = extensions;
        this.trials = trials;
        this.calls = calls;
    }

    /** Blocks, for half a minute at most. */
    BenchResult test(Caller caller, String id, BenchRequest request) {
        var extension = extensions.of(caller, id, request.code(), request.settings());
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var run = new Run(
                caller,
                "",
                ModelDocuments.none(),
                null,
                null,
                caller.locale(),
                caller.zone(),
                Now.instant().plus(LONGEST),
                Optional.empty(),
                false,
                lines::add);
        var trial = trials.of(extension, request, run);
        var began = System.nanoTime();
        @Nullable JsonNode output = null;
        @Nullable String problem = null;
        try {
            output = within(trial);
        } catch (Refusal refusal) {
            problem = refusal.text();
        } catch (Unavailable unavailable) {
            problem = unavailable.why();
        } catch (FaultException known) {
            problem = Problems.of(known.fault()).detail();
        } catch (TimeoutException late) {
            problem = "It took longer than " + LONGEST.toSeconds() + " s.";
        } catch (Exception broken) {
            problem = "It broke: " + broken.getMessage();
        }
        var took = (int) ((System.nanoTime() - began) / 1_000_000);
        var logged = List.copyOf(lines);
        calls.note(new Call(
                id,
                Now.instant(),
                caller.id(),
                null,
                "test",
                took,
                problem == null,
                problem == null ? null : "It failed on the bench.",
                logged));
        return new BenchResult(output, logged, took, problem);
    }

    /** On a thread of its own, so that what never ends holds nobody up. */
    private static JsonNode within(Trials.Trial trial) throws Exception {
        var done = new CompletableFuture<JsonNode>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                done.complete(trial.run());
            } catch (Exception | StackOverflowError broken) {
                done.completeExceptionally(broken);
            }
        });
        try {
            return done.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException cause) {
            throw cause.getCause() instanceof Exception known
                    ? known
                    : new IllegalStateException("it is nested too deep");
        } finally {
            thread.interrupt();
        }
    }
}
