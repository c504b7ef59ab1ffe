package dev.atelier.connections.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.wire.Decoder;
import dev.atelier.connections.wire.Reply;
import dev.atelier.connections.wire.UpstreamJson;
import dev.atelier.connections.wire.UpstreamWords;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.Lines;
import dev.atelier.platform.outgoing.OutgoingFailure;
import java.time.Duration;

/** Reads the answer of {@code /api/chat}, streamed or whole: an object a line, the last with {@code done: true}. */
final class OllamaDecoder implements Decoder {
    private final Endpoint endpoint;
    private final Reply reply;
    private final Lines lines = new Lines(Lines.End.LF, this::line);

    OllamaDecoder(Endpoint endpoint, Reply reply) {
        this.endpoint = endpoint;
        this.reply = reply;
    }

    @Override
    public void feed(byte[] bytes) {
        lines.feed(bytes);
        reply.flush();
    }

    @Override
    public void finish() {
        try {
            lines.finish();
        } catch (OutgoingFailure half) {
            // a line that was cut: the caller says that the answer broke off
        }
    }

    @Override
    public boolean isOver() {
        return reply.isOver();
    }

    private void line(byte[] bytes, int from, int to) {
        if (reply.isOver() || isBlank(bytes, from, to)) {
            return;
        }
        var line = new OllamaLine();
        UpstreamJson.object(bytes, from, to, line::read);
        tell(line);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        return to - from == 0 || (to - from == 1 && bytes[from] == '\r');
    }

    private void tell(OllamaLine line) {
        if (!line.error.isMissingNode()) {
            var words = UpstreamWords.ofError(line.error, endpoint);
            reply.failed(UpstreamCause.FAILED, UpstreamWords.sentence(words, "it failed without saying why"));
            return;
        }
        reply.reasoning(line.thinking);
        reply.text(line.content);
        line.toolCalls.forEach(this::toolCall);
        if (line.done) {
            end(line);
        }
    }

    private void toolCall(JsonNode call) {
        var function = call.path("function");
        var arguments = function.path("arguments");
        var text =
                arguments.isTextual() ? arguments.textValue() : arguments.isMissingNode() ? "" : arguments.toString();
        reply.toolCall(call.path("id").asText(""), function.path("name").asText(""), text);
    }

    /** Counts that are zero are left out by Ollama. */
    private void end(OllamaLine line) {
        if (line.promptTokens >= 0 || line.completionTokens >= 0) {
            reply.usage(new UpstreamEvent.Usage(
                    (int) Math.max(0, line.promptTokens),
                    (int) Math.max(0, line.completionTokens),
                    line.generationNanos > 0 ? Duration.ofNanos(line.generationNanos) : null));
        }
        reply.finished("length".equals(line.doneReason) ? FinishReason.LENGTH : FinishReason.STOP);
    }
}
