package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ToolDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller asks of a model.
 *
 * @param messages the conversation, the new question last; the caller's own instructions may come first
 * @param params by our names; they win over the model's
 * @param tools whose calls come back to the caller
 * @param whole whether the answer is wanted in one piece
 */
public record Question(
        List<ChatMessage> messages, Map<String, Object> params, List<ToolDefinition> tools, boolean whole) {
    public Question {
        messages = List.copyOf(messages);
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        tools = List.copyOf(tools);
    }

    /** The same, offering the model other tools. */
    Question offering(List<ToolDefinition> others) {
        return new Question(messages, params, others, whole);
    }

    /** The same, without making the model call a tool. */
    Question free() {
        if (!params.containsKey("tool_choice") || "none".equals(params.get("tool_choice"))) {
            return this;
        }
        var rest = new LinkedHashMap<>(params);
        rest.remove("tool_choice");
        return new Question(messages, rest, tools, whole);
    }

    /** The same of another conversation. */
    Question with(List<ChatMessage> other) {
        return new Question(other, params, tools, whole);
    }
}
