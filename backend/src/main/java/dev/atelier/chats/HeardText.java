package dev.atelier.chats;

import dev.atelier.completions.AnswerListener;
import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/** An answer that is wanted whole, of bounded length. On one event loop. */
final class HeardText implements AnswerListener {
    private static final int MOST = 1 << 20; // characters

    private final Promise<String> whole = Promise.promise();
    private final StringBuilder said = new StringBuilder();
    private @Nullable Call call;

    void runs(Call answer) {
        call = answer;
        if (whole.future().isComplete()) {
            answer.cancel();
        }
    }

    Future<String> whole() {
        return whole.future();
    }

    /** Nobody waits for it any more. */
    void leave(Fault why) {
        refused(why);
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        switch (event) {
            case UpstreamEvent.Delta(var text) -> hear(text);
            case UpstreamEvent.Reasoning thought -> {}
            case UpstreamEvent.ToolCall none -> {}
            case UpstreamEvent.Usage usage -> {}
            case UpstreamEvent.Finished finished -> whole.tryComplete(said.toString());
            case UpstreamEvent.Failed(var fault, var retryAfter) -> refused(fault);
        }
    }

    private void hear(String text) {
        said.append(text);
        if (said.length() > MOST) {
            leave(new Fault.ReplyTooLong(MOST));
        }
    }

    @Override
    public void refused(Fault fault) {
        whole.tryFail(fault.asException());
    }

    @Override
    public void fallback(String from, String to, Fault problem) {}
}
