package dev.atelier.completions.openai;

import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.completions.AnswerListener;
import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.http.ChunkedAnswer;
import dev.atelier.platform.http.Loops;
import dev.atelier.platform.http.OpenAiErrors;
import dev.atelier.platform.http.ProblemAnswer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One streamed answer: what the upstream says goes to the client, joined to one write a turn of the event loop. A client that takes nothing
 * pauses its upstream, one that leaves cancels it. Everything but {@link #finish} happens on the event loop of the request.
 */
final class StreamedCompletion implements AnswerListener, StreamedAnswers.Writer {
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final ChunkedAnswer pieces;
    private final Loops.Loop loop;
    private final ChunkBuffer out;
    private final boolean tellsUsage;

    private @Nullable Call call;
    private UpstreamEvent.@Nullable Usage usage;
    private boolean begun;
    private boolean over;
    private boolean queued;
    private boolean closed;
    private boolean ended; // asked of the response for every token, it would go through the wrappers of two filters
    private long pausedAt;

    StreamedCompletion(RoutingContext request, Loops.Loop loop, CompletionName name, boolean tellsUsage) {
        this.request = request;
        this.response = request.response();
        this.pieces = new ChunkedAnswer(request.request());
        this.loop = loop;
        this.out = new ChunkBuffer(name);
        this.tellsUsage = tellsUsage;
    }

    /** The call whose answer this is. */
    void of(Call asked) {
        call = asked;
        if (closed) {
            asked.cancel();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (closed) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta(var text) -> begin().content(text);
            case UpstreamEvent.Reasoning(var text) -> begin().reasoning(text);
            case UpstreamEvent.ToolCall toolCall ->
                begin().chunk(Wire.delta(Map.of("tool_calls", List.of(Wire.toolCall(toolCall, true))), null));
            case UpstreamEvent.Usage counted -> usage = counted;
            case UpstreamEvent.Finished finished -> end(finished);
            case UpstreamEvent.Failed failed -> fail(Problems.of(failed.fault(), failed.retryAfter()));
        }
        later();
    }

    /** The id that the client asked stays the answer's: which base model gave it is the server's business. */
    @Override
    public void fallback(String from, String to, Fault problem) {}

    @Override
    public void refused(Fault fault) {
        if (!closed && !over) {
            fail(Problems.of(fault));
            later();
        }
    }

    private ChunkBuffer begin() {
        if (!begun) {
            begun = true;
            out.chunk(Wire.delta(Map.of("role", "assistant", "content", ""), null));
        }
        return out;
    }

    private void end(UpstreamEvent.Finished finished) {
        begin().chunk(Wire.delta(Map.of(), finished.reason()));
        if (tellsUsage && usage != null) {
            out.chunk(Map.of("choices", List.of(), "usage", Wire.usage(usage)));
        }
        out.done();
        over = true;
    }

    /** Before anything was said it is an ordinary error; later an event, and no {@code [DONE]}. */
    private void fail(Problem problem) {
        over = true;
        if (begun || response.headWritten()) {
            out.event(OpenAiErrors.body(problem));
        } else {
            ended = true;
            ProblemAnswer.send(request, problem);
        }
    }

    private void later() {
        if (!queued && !out.isEmpty()) {
            queued = true;
            loop.atEndOfTurn(this::flush);
        }
    }

    private void flush() {
        queued = false;
        if (closed || ended || pausedAt != 0 || out.isEmpty()) {
            return;
        }
        if (over) {
            pausedAt = System.nanoTime(); // what is under way may still stall
            ended = true;
            response.end(out.take());
            return;
        }
        pieces.write(out.take());
        if (response.writeQueueFull()) {
            pause();
        }
    }

    private void pause() {
        pausedAt = System.nanoTime();
        if (call != null) {
            call.pause();
        }
        response.drainHandler(drained -> {
            pausedAt = 0;
            if (call != null) {
                call.resume();
            }
            later();
        });
    }

    @Override
    public boolean keepAlive(Duration longestStall) {
        if (pausedAt != 0) {
            return System.nanoTime() - pausedAt < longestStall.toNanos();
        }
        if (!closed && !over && !ended) {
            response.write(StreamedAnswers.KEEP_ALIVE); // seen by what watches for idle connections, too
        }
        return true;
    }

    @Override
    public void finish() {
        loop.execute(() -> {
            if (!closed && !ended) {
                cancel();
                ended = true;
                response.end(); // without [DONE]: the client knows that there was more
            }
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cancel();
        }
    }

    private void cancel() {
        if (call != null && !over) {
            call.cancel();
        }
    }
}
