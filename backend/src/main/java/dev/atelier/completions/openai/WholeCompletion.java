package dev.atelier.completions.openai;

import dev.atelier.completions.AnswerListener;
import dev.atelier.connections.Call;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.http.ProblemAnswer;
import dev.atelier.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer that is given when it is whole. A client that leaves cancels its upstream. Lives on the event loop of the request. */
final class WholeCompletion implements AnswerListener {
    private final RoutingContext request;
    private final CompletionName name;
    private final int longest;

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<Map<String, Object>> toolCalls = new ArrayList<>();
    private UpstreamEvent.@Nullable Usage usage;
    private @Nullable Call call;
    private boolean over;

    /** @param longest in characters */
    WholeCompletion(RoutingContext request, CompletionName name, int longest) {
        this.request = request;
        this.name = name;
        this.longest = longest;
    }

    /** The call whose answer this is. */
    void of(Call asked) {
        call = asked;
        if (over) {
            asked.cancel();
        }
    }

    /** The client has left. */
    void close() {
        if (!over) {
            over = true;
            if (call != null) {
                call.cancel();
            }
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta(var text) -> add(content, text);
            case UpstreamEvent.Reasoning(var text) -> add(reasoning, text);
            case UpstreamEvent.ToolCall toolCall -> toolCalls.add(Wire.toolCall(toolCall, false));
            case UpstreamEvent.Usage counted -> usage = counted;
            case UpstreamEvent.Finished finished -> answer(finished.reason());
            case UpstreamEvent.Failed failed -> refuse(Problems.of(failed.fault(), failed.retryAfter()));
        }
    }

    /** The id that the client asked stays the answer's: which base model gave it is the server's business. */
    @Override
    public void fallback(String from, String to, Fault problem) {}

    @Override
    public void refused(Fault fault) {
        if (!over) {
            refuse(Problems.of(fault));
        }
    }

    private void add(StringBuilder to, String text) {
        to.append(text);
        if (content.length() + reasoning.length() > longest) {
            if (call != null) {
                call.cancel();
            }
            refuse(Problems.of(new Fault.ReplyTooLong(longest)));
        }
    }

    private void refuse(Problem problem) {
        over = true;
        ProblemAnswer.send(request, problem);
    }

    private void answer(FinishReason reason) {
        over = true;
        var choice = new LinkedHashMap<String, @Nullable Object>();
        choice.put("index", 0);
        choice.put("message", message());
        choice.put("logprobs", null);
        choice.put("finish_reason", reason.word());
        var body = name.members("chat.completion");
        body.put("choices", List.of(choice));
        if (usage != null) {
            body.put("usage", Wire.usage(usage));
        }
        request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(Json.bytes(body)));
    }

    private Map<String, @Nullable Object> message() {
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.put("role", "assistant");
        message.put("content", content.isEmpty() && !toolCalls.isEmpty() ? null : content.toString());
        message.put("refusal", null);
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        if (!toolCalls.isEmpty()) {
            message.put("tool_calls", toolCalls);
        }
        return message;
    }
}
