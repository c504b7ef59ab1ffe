package dev.atelier.chats;

import dev.atelier.completions.AnswerListener;
import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.Fault;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears a model out that was asked for a title, but not for long. All of its work is on one event loop. */
final class HeardTitle implements AnswerListener {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_CHARACTERS = 4_000;

    private final StringBuilder said = new StringBuilder();
    private final Consumer<String> whole;
    private final Context loop;
    private final long timer;
    private boolean over;
    private @Nullable Call call;

    /** @param whole is told what was said, where the model came to an end */
    HeardTitle(Context loop, Consumer<String> whole) {
        this.loop = loop;
        this.whole = whole;
        this.timer = loop.owner().setTimer(LONGEST.toMillis(), late -> loop.runOnContext(now -> giveUp()));
    }

    void runs(Call answer) {
        call = answer;
        if (over) {
            answer.cancel();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta(var text) -> hear(text);
            case UpstreamEvent.Reasoning thought -> {}
            case UpstreamEvent.ToolCall none -> {}
            case UpstreamEvent.Usage usage -> {}
            case UpstreamEvent.Finished finished -> {
                end();
                whole.accept(said.toString());
            }
            case UpstreamEvent.Failed failed -> end();
        }
    }

    private void hear(String text) {
        said.append(text);
        if (said.length() > MOST_CHARACTERS) {
            giveUp();
        }
    }

    private void giveUp() {
        if (!over) {
            end();
            if (call != null) {
                call.cancel();
            }
        }
    }

    private void end() {
        over = true;
        loop.owner().cancelTimer(timer);
    }

    @Override
    public void refused(Fault fault) {
        if (!over) {
            end();
        }
    }

    @Override
    public void fallback(String from, String to, Fault problem) {}
}
