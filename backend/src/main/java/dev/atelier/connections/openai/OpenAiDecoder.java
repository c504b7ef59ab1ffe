package dev.atelier.connections.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.wire.Decoder;
import dev.atelier.connections.wire.Reply;
import dev.atelier.connections.wire.UpstreamJson;
import dev.atelier.connections.wire.UpstreamWords;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.EventStream;
import dev.atelier.platform.outgoing.OutgoingFailure;
import org.jspecify.annotations.Nullable;

/**
 * Reads streamed chat completions. The answer is whole once a {@code finish_reason} or {@code [DONE]} came; the stream that just ends
 * is a failure (Ollama's {@code /v1} does that when its runner dies).
 */
final class OpenAiDecoder implements Decoder {
    private final Endpoint endpoint;
    private final Reply reply;
    private final EventStream events = new EventStream(this::event);
    private final SameShape shape = new SameShape();
    private final ToolCallFragments toolCalls = new ToolCallFragments();

    private @Nullable FinishReason reason;
    private UpstreamEvent.@Nullable Usage usage;

    OpenAiDecoder(Endpoint endpoint, Reply reply) {
        this.endpoint = endpoint;
        this.reply = reply;
    }

    @Override
    public void feed(byte[] bytes) {
        events.feed(bytes);
        reply.flush();
    }

    @Override
    public void finish() {
        try {
            events.finish();
        } catch (OutgoingFailure half) {
            // an event that was cut: the caller says that the answer broke off
        }
        if (reason != null) {
            end(reason);
        }
    }

    @Override
    public boolean isOver() {
        return reply.isOver();
    }

    private void event(String name, byte[] data, int length) {
        if (reply.isOver()) {
            return;
        }
        if (isDone(data, length)) {
            end(reason == null ? FinishReason.STOP : reason);
            return;
        }
        var text = shape.text(data, length);
        if (text != null) {
            reply.text(text);
            return;
        }
        var chunk = new OpenAiChunk();
        UpstreamJson.object(data, 0, length, chunk::read);
        if (chunk.isTextAlone()) {
            shape.learn(data, length, chunk.contentAt);
        }
        tell(chunk);
    }

    /** Takes one whole chunk, or a whole answer that was not streamed. */
    void tell(OpenAiChunk chunk) {
        if (!chunk.error().isMissingNode()) {
            failed(chunk.error());
            return;
        }
        reply.reasoning(chunk.reasoning);
        reply.text(chunk.content);
        chunk.toolCalls.forEach(toolCalls::add);
        if (!chunk.finishReason.isEmpty()) {
            reason = reason(chunk.finishReason);
        }
        usage = chunk.usage == null ? usage : chunk.usage; // some servers count in every chunk
    }

    private void end(FinishReason last) {
        toolCalls.whole().forEach(call -> reply.toolCall(call.id(), call.name(), call.arguments()));
        if (usage != null) {
            reply.usage(usage);
        }
        reply.finished(last);
    }

    private void failed(JsonNode error) {
        var words = UpstreamWords.ofError(error, endpoint);
        reply.failed(cause(error), UpstreamWords.sentence(words, "it failed without saying why"));
    }

    private static UpstreamCause cause(JsonNode error) {
        var signs = error.path("code").asText("") + " " + error.path("type").asText("");
        if (signs.contains("429") || signs.contains("rate_limit")) {
            return UpstreamCause.RATE_LIMITED;
        }
        return signs.matches("4\\d\\d .*") || signs.contains("invalid_request")
                ? UpstreamCause.REFUSED
                : UpstreamCause.FAILED;
    }

    /** Servers have words of their own; whatever is not one of OpenAI's is an ordinary end. */
    private static FinishReason reason(String word) {
        return switch (word) {
            case "length", "max_tokens" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.STOP;
        };
    }

    private static boolean isDone(byte[] data, int length) {
        return length >= 6 && data[0] == '[' && data[1] == 'D' && data[2] == 'O' && data[3] == 'N' && data[4] == 'E';
    }
}
