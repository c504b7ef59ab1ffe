package dev.atelier.connections.ollama;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.atelier.connections.wire.UpstreamJson;
import java.io.IOException;

/** What one line of {@code /api/chat} holds; -1 stands for a number that is not there. */
final class OllamaLine {
    JsonNode error = MissingNode.getInstance();
    String content = "";
    String thinking = "";
    JsonNode toolCalls = MissingNode.getInstance();
    boolean done;
    String doneReason = "";
    long promptTokens = -1;
    long completionTokens = -1;
    long generationNanos = -1;

    void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "error" -> error = UpstreamJson.tree(value);
            case "message" -> UpstreamJson.members(value, this::readMessage);
            case "done" -> done = value.getBooleanValue();
            case "done_reason" -> doneReason = UpstreamJson.text(value);
            case "prompt_eval_count" -> promptTokens = UpstreamJson.number(value);
            case "eval_count" -> completionTokens = UpstreamJson.number(value);
            case "eval_duration" -> generationNanos = UpstreamJson.number(value);
            default -> value.skipChildren();
        }
    }

    private void readMessage(String name, JsonParser value) throws IOException {
        switch (name) {
            case "content" -> content = UpstreamJson.text(value);
            case "thinking" -> thinking = UpstreamJson.text(value);
            case "tool_calls" -> toolCalls = UpstreamJson.tree(value);
            default -> value.skipChildren();
        }
    }
}
