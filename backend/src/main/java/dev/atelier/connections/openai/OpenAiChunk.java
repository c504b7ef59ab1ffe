package dev.atelier.connections.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.wire.UpstreamJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one chunk of chat completions holds of its first choice; a whole answer ({@code message}) is read the same way. */
final class OpenAiChunk {
    private JsonNode error = MissingNode.getInstance();
    String content = "";
    int contentAt; // of its quotation mark, in the bytes that were read
    String reasoning = "";
    JsonNode toolCalls = MissingNode.getInstance();
    String finishReason = "";
    UpstreamEvent.@Nullable Usage usage;

    private boolean isError;
    private JsonNode message = MissingNode.getInstance();
    private long promptTokens = -1;
    private long completionTokens = -1;

    void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "error" -> error = UpstreamJson.tree(value);
            case "choices" -> readChoices(value);
            case "usage" -> readUsage(value);
            case "object" -> isError = "error".equals(UpstreamJson.text(value)); // vLLM: the error is the chunk itself
            case "message" -> message = UpstreamJson.tree(value);
            default -> value.skipChildren();
        }
    }

    /** What went wrong; missing where nothing did. */
    JsonNode error() {
        if (isError) {
            return message;
        }
        return error.isNull() ? MissingNode.getInstance() : error;
    }

    /** Whether a piece of the answer is all that it holds. */
    boolean isTextAlone() {
        return !content.isEmpty()
                && contentAt > 0
                && reasoning.isEmpty()
                && toolCalls.isMissingNode()
                && finishReason.isEmpty()
                && usage == null
                && error().isMissingNode();
    }

    private void readChoices(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            value.skipChildren();
            return;
        }
        for (var which = 0; value.nextToken() != JsonToken.END_ARRAY; which++) {
            if (which == 0) {
                UpstreamJson.members(value, this::readChoice);
            } else {
                value.skipChildren();
            }
        }
    }

    private void readChoice(String name, JsonParser value) throws IOException {
        switch (name) {
            case "delta", "message" -> UpstreamJson.members(value, this::readDelta);
            case "finish_reason" -> finishReason = UpstreamJson.text(value);
            default -> value.skipChildren();
        }
    }

    private void readDelta(String name, JsonParser value) throws IOException {
        switch (name) {
            case "content" -> content = content(value);
            case "refusal" -> {
                content += UpstreamJson.text(value);
                contentAt = 0;
            }
            case "reasoning", "reasoning_content" -> { // some servers send both
                var text = UpstreamJson.text(value);
                reasoning = text.isEmpty() ? reasoning : text;
            }
            case "tool_calls" -> toolCalls = UpstreamJson.tree(value);
            default -> value.skipChildren();
        }
    }

    /** A text, or a list of parts. */
    private String content(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            contentAt = content.isEmpty() ? (int) value.currentTokenLocation().getByteOffset() : 0;
            return content + UpstreamJson.text(value);
        }
        var text = new StringBuilder(content);
        UpstreamJson.tree(value).forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private void readUsage(JsonParser value) throws IOException {
        UpstreamJson.members(value, (name, number) -> {
            switch (name) {
                case "prompt_tokens" -> promptTokens = UpstreamJson.number(number);
                case "completion_tokens" -> completionTokens = UpstreamJson.number(number);
                default -> number.skipChildren();
            }
        });
        if (promptTokens >= 0 || completionTokens >= 0) {
            usage = new UpstreamEvent.Usage(count(promptTokens), count(completionTokens), null);
        }
    }

    private static @Nullable Integer count(long number) {
        return number < 0 ? null : (int) number;
    }
}
