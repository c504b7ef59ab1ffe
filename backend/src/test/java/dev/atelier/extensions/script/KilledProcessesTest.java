package dev.atelier.extensions.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

    private CompletableFuture<Outcome> called(String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return trial.body(body);
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
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
