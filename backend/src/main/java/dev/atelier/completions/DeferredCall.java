package dev.atelier.completions;

import dev.atelier.connections.Call;
import org.jspecify.annotations.Nullable;

/** An answer that is asked for once something else was done, such as its documents searched. What is said to it until then is said to it afterwards. */
final class DeferredCall implements Call {
    private @Nullable Call asked;
    private boolean cancelled;
    private boolean paused;

    /** Whether nobody waits any more. */
    synchronized boolean isCancelled() {
        return cancelled;
    }

    void becomes(Call call) {
        boolean cancel;
        boolean pause;
        synchronized (this) {
            asked = call;
            cancel = cancelled;
            pause = paused;
        }
        if (cancel) {
            call.cancel();
        } else if (pause) {
            call.pause();
        }
    }

    @Override
    public void cancel() {
        Call call;
        synchronized (this) {
            cancelled = true;
            call = asked;
        }
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void pause() {
        Call call;
        synchronized (this) {
            paused = true;
            call = asked;
        }
        if (call != null) {
            call.pause();
        }
    }

    @Override
    public void resume() {
        Call call;
        synchronized (this) {
            paused = false;
            call = asked;
        }
        if (call != null) {
            call.resume();
        }
    }
}
