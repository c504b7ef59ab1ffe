package dev.atelier.platform.jobs;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobRoundsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger letGo = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holds;
    private volatile boolean fails;
    private volatile boolean claimed;

    @AfterEach
    void close() {
        held.countDown();
        vertx.close();
    }

    private JobRounds rounds(Duration deadAfter) {
        return new Played(deadAfter).rounds;
    }

    private final class Played implements JobRounds.Jobs {
        private final JobRounds rounds;

        Played(Duration deadAfter) {
            rounds = new JobRounds(vertx, this, new JobRounds.Times(LONG, LONG, deadAfter));
        }

        @Override
        public String name() {
            return "Played jobs";
        }

        @Override
        public void round() throws SQLException {
            begun.incrementAndGet();
            if (holds) {
                try {
                    held.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            if (fails) {
                throw new SQLException("no database");
            }
            claimed = rounds.mayClaim();
        }

        @Override
        public void letGo() {
            letGo.incrementAndGet();
        }

        @Override
        public void giveBack() {}
    }

    @Test
    void a_round_that_fails_is_followed_by_others_and_lets_go_only_once_others_may_have_taken_over() {
        fails = true;
        var patient = rounds(LONG);
        patient.wake();
        await().untilAtomic(begun, equalTo(1));
        assertThat(letGo).hasValue(0);
        rounds(Duration.ZERO).wake();
        await().untilAtomic(letGo, equalTo(1));
        fails = false;
        await().until(() -> {
            patient.wake();
            return claimed;
        });
        assertThat(letGo).hasValue(1);
    }

    @Test
    void a_stop_waits_for_the_round_that_runs_and_nothing_is_taken_on_after_it() throws InterruptedException {
        holds = true;
        var rounds = rounds(LONG);
        rounds.wake();
        await().untilAtomic(begun, equalTo(1));
        var stop = Thread.ofVirtual().start(rounds::stop);
        await().until(() -> stop.getState() == Thread.State.WAITING);
        assertThat(letGo).hasValue(0);
        holds = false;
        held.countDown();
        stop.join();
        assertThat(letGo).hasValue(1);
        claimed = true;
        rounds.wake();
        await().untilAtomic(begun, equalTo(2));
        await().until(() -> !claimed);
    }
}
