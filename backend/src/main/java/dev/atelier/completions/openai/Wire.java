package dev.atelier.completions.openai;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a completion in OpenAI's words. */
final class Wire {
    private Wire() {}

    /** The choice of a chunk. */
    static Map<String, Object> delta(Map<String, ?> delta, @Nullable FinishReason reason) {
        var choice = new LinkedHashMap<String, @Nullable Object>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", reason == null ? null : reason.word());
        return Map.of("choices", List.of(choice));
    }

    /** @param inStream where the calls are numbered, so that pieces could follow */
    static Map<String, Object> toolCall(UpstreamEvent.ToolCall call, boolean inStream) {
        var members = new LinkedHashMap<String, Object>();
        if (inStream) {
            members.put("index", call.index());
        }
        members.put("id", call.id());
        members.put("type", "function");
        members.put("function", Map.of("name", call.name(), "arguments", call.arguments()));
        return members;
    }

    static Map<String, Object> usage(UpstreamEvent.Usage usage) {
        var prompt = usage.promptTokens() == null ? 0 : usage.promptTokens();
        var completion = usage.completionTokens() == null ? 0 : usage.completionTokens();
        var members = new LinkedHashMap<String, Object>();
        members.put("prompt_tokens", prompt);
        members.put("completion_tokens", completion);
        members.put("total_tokens", prompt + completion);
        return members;
    }
}
