package dev.atelier.extensions.script;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that somebody else ends, such as the kernel where memory is short. */
class KilledProcessesTest {
    private Vertx vertx;
    private Scripts scripts;
    private Trial trial;

    @BeforeEach
    void one_process_waits_for_a_call() throws InterruptedException {
        vertx = Vertx.vertx();
        scripts = Trial.scripts(vertx, new Trial.Limits(1, 1, Duration.ofSeconds(5)), Set.of());
        trial = Trial.of(scripts);
        assertThat(trial.body("return 1")).isEqualTo(new Done("1"));
    }

    @AfterEach
    void stop() {
        scripts.endAll();
        vertx.close();
    }

    private void signal(String name) throws IOException, InterruptedException {
        for (var pid : scripts.pids()) {
            assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    /** The signal comes to its threads one after the other, and who has not yet heard it may still read a call. */
    private void untilAllThreadsStandStill() {
        for (var pid : scripts.pids()) {
            var threads = Path.of("/proc", String.valueOf(pid), "task");
            if (Files.exists(threads)) { // else this machine does not tell
                await().until(() -> states(threads).allMatch("T"::equals));
            }
        }
    }

    private static Stream<String> states(Path threads) throws IOException {
        try (var each = Files.list(threads)) {
            return each
                    .map(thread -> read(thread.resolve("stat")))
                    .map(stat -> stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private CompletableFuture<Outcome> called(String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return trial.body(body);
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    private static boolean isAnswerAwaited() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("script-"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(ScriptProcess.class.getName())
                        && frame.getMethodName().equals("answer"));
    }

    @Test
    void one_that_died_before_it_began_a_call_costs_no_call() throws IOException, InterruptedException {
        signal("STOP"); // it lives, and reads nothing
        untilAllThreadsStandStill();
        var answer = called("log('once'); return 2");
        await().until(KilledProcessesTest::isAnswerAwaited);
        signal("KILL");
        assertThat(answer.join()).isEqualTo(new Done("2"));
        assertThat(trial.said()).containsExactly("once");
    }

    @Test
    void one_that_dies_at_work_is_not_asked_again() throws IOException, InterruptedException {
        var answer = called("log('once'); for (;;) {}");
        await().until(() -> trial.said().equals(List.of("once")));
        signal("KILL");
        assertThat(answer.join()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.why())
                .isEqualTo(Failure.BROKEN));
        assertThat(trial.said()).containsExactly("once");
    }
}
