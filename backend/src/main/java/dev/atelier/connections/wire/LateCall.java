package dev.atelier.connections.wire;

import dev.atelier.connections.Call;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call whose body is still being written: what is asked of it before it begins, it is told when it begins. */
final class LateCall implements Call {
    private @Nullable Call begun;
    private boolean cancelled;
    private boolean paused;

    /**
     * @param begin called on the thread on which the body arrives
     * @param failed called there where it never does
     */
    static <T> LateCall after(Future<T> body, Function<T, Call> begin, Runnable failed) {
        var call = new LateCall();
        body.onSuccess(written -> call.begin(() -> begin.apply(written))).onFailure(cause -> failed.run());
        return call;
    }

    private synchronized void begin(Supplier<Call> beginning) {
        if (cancelled) {
            return;
        }
        begun = beginning.get();
        if (paused) {
            begun.pause();
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (begun != null) {
            begun.cancel();
        }
    }

    @Override
    public synchronized void pause() {
        paused = true;
        if (begun != null) {
            begun.pause();
        }
    }

    @Override
    public synchronized void resume() {
        paused = false;
        if (begun != null) {
            begun.resume();
        }
    }
}
