package dev.atelier.completions.tools;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a call waits for the person to say; on the event loop of its answer. */
final class OpenQuestion {
    private final ToolEvent.Question put;
    private final CompletableFuture<Optional<String>> answer = new CompletableFuture<>();

    OpenQuestion(ToolEvent.Question put, Vertx vertx, Duration patience) {
        this.put = put;
        var late = vertx.setTimer(patience.toMillis(), fired -> drop());
        answer.thenRun(() -> vertx.cancelTimer(late));
    }

    ToolEvent.Question put() {
        return put;
    }

    /** Empty where nobody answered in time, or not with what was asked for. */
    CompletableFuture<Optional<String>> answer() {
        return answer;
    }

    void take(ToolAnswer said) {
        switch (said) {
            case ToolAnswer.Allow(var allowed) -> {
                if (put.text() == null || !allowed) {
                    answer.complete(allowed ? Optional.of("") : Optional.empty());
                }
            }
            case ToolAnswer.Text(var text) -> {
                if (put.text() != null) {
                    answer.complete(Optional.of(text));
                }
            }
        }
    }

    void drop() {
        answer.complete(Optional.empty());
    }
}
