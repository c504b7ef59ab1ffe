package dev.atelier.platform.outgoing;

import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ends an exchange whose other side says nothing for too long. Lives on the exchange's event loop; costs no timer per piece. */
final class Silence {
    private final ContextInternal context;
    private final Duration beforeAnswer;
    private final Duration inAnswer;
    private final Consumer<OutgoingFailure> end;

    private long timer = -1;
    private long since;
    private boolean excused;

    Silence(ContextInternal context, Patience limits, Consumer<OutgoingFailure> end) {
        this.context = context;
        this.beforeAnswer = limits.firstByte();
        this.inAnswer = limits.silence();
        this.end = end;
    }

    void beforeAnswer() {
        over();
        watch(beforeAnswer, "it began no answer within %s.");
    }

    void inAnswer() {
        over();
        watch(inAnswer, "it fell silent in the middle of the answer for %s.");
    }

    void broken() {
        since = System.nanoTime();
    }

    /** While we do not read, silence is our own doing. */
    void excused(boolean yes) {
        excused = yes;
        broken();
    }

    void over() {
        if (timer >= 0) {
            context.owner().cancelTimer(timer);
            timer = -1;
        }
    }

    private void watch(Duration most, String words) {
        broken();
        arm(most.toMillis(), most, words);
    }

    private void arm(long millis, Duration most, String words) {
        timer = context.setTimer(Math.max(1, millis), fired -> {
            var left = most.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
            if (excused || left > 0) {
                arm(excused ? most.toMillis() : left, most, words);
            } else {
                timer = -1;
                end.accept(new OutgoingFailure(OutgoingFailure.Stage.TIMEOUT, words.formatted(Failures.words(most))));
            }
        });
    }
}
