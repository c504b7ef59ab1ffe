package dev.atelier.connections.wire;

import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * A call with a large body: it begins once there is room for the body and a worker has written it, and leaves the room once something is
 * answered. What is asked of it before it begins, it is told when it begins.
 */
final class LateCall implements Call, UpstreamListener {
    private final Beginning beginning;
    private final UpstreamListener listener;

    private LargeBodies.@Nullable Room room;
    private @Nullable Call begun;
    private boolean cancelled;
    private boolean paused;

    /** How the call goes on once there is a body. */
    interface Beginning {
        Call begin(byte[] body, UpstreamListener listener);

        /** The body cannot be written. */
        void fail(UpstreamListener listener);
    }

    private LateCall(Beginning beginning, UpstreamListener listener) {
        this.beginning = beginning;
        this.listener = listener;
    }

    /** @param context of the event loop on which the call begins */
    static Call start(Context context, WireBody body, Beginning beginning, UpstreamListener listener) {
        var call = new LateCall(beginning, listener);
        LargeBodies.HERE
                .enter(body.weight())
                .onSuccess(room -> context.runOnContext(turn -> call.write(context, room, body)));
        return call;
    }

    private synchronized void write(Context context, LargeBodies.Room found, WireBody body) {
        if (cancelled) {
            found.leave();
            return;
        }
        room = found;
        context.executeBlocking(body::bytes, false).onSuccess(this::begin).onFailure(cause -> beginning.fail(this));
    }

    private synchronized void begin(byte[] body) {
        if (cancelled) {
            return;
        }
        begun = beginning.begin(body, this);
        if (paused) {
            begun.pause();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        leaveRoom();
        listener.on(event);
    }

    private synchronized void leaveRoom() {
        if (room != null) {
            room.leave();
            room = null;
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        leaveRoom();
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
