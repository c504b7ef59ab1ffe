package dev.atelier.connections.demo;

import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import io.vertx.core.Context;

/** Plays one script, token by token. All state belongs to the event loop of the call. */
class DemoCall implements Call {
    private final Context loop;
    private final UpstreamListener listener;

    private DemoAnswer answer = DemoAnswer.NONE;
    private long pace;
    private int next;
    private boolean waiting = true; // until there is something to play
    private boolean paused;
    private volatile boolean over;

    DemoCall(Context loop, UpstreamListener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    void play(DemoAnswer script, long millisPerToken) {
        loop.runOnContext(start -> {
            answer = script;
            pace = millisPerToken;
            later(millisPerToken);
        });
    }

    void fail(UpstreamEvent.Failed failed) {
        loop.runOnContext(start -> end(failed));
    }

    @Override
    public void cancel() {
        over = true;
    }

    @Override
    public void pause() {
        loop.runOnContext(turn -> paused = true);
    }

    @Override
    public void resume() {
        loop.runOnContext(turn -> {
            paused = false;
            if (!waiting && !over) {
                step();
            }
        });
    }

    private void later(long millis) {
        waiting = true;
        loop.owner().setTimer(Math.max(1, millis), fired -> {
            waiting = false;
            if (!paused) {
                step();
            }
        });
    }

    private void step() {
        if (over) {
            return;
        }
        if (next < answer.tokens().size()) {
            listener.on(new UpstreamEvent.Delta(answer.tokens().get(next++)));
            later(pace);
            return;
        }
        listener.on(new UpstreamEvent.Usage(answer.promptTokens(), next, null));
        end(new UpstreamEvent.Finished(answer.reason()));
    }

    private void end(UpstreamEvent last) {
        if (!over) {
            over = true;
            listener.on(last);
        }
    }
}
