package dev.atelier.connections;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request in Atelier's own words; each kind of upstream writes it in its own.
 *
 * @param model the upstream's own name; {@link Source#chat} fills it in
 * @param params by our names (see {@link Parameters}), {@code custom_params} among them; what is unknown or null is not sent
 * @param capabilities what the model is known to do; {@link Source#chat} fills it in
 * @param whole whether the answer is wanted in one piece: the upstream is then not asked to stream
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        Map<String, Object> params,
        List<ToolDefinition> tools,
        Set<String> capabilities,
        boolean whole) {

    public ChatRequest {
        messages = List.copyOf(messages);
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params)); // may hold nulls
        tools = List.copyOf(tools);
        capabilities = Set.copyOf(capabilities);
    }

    public ChatRequest(List<ChatMessage> messages, Map<String, Object> params, List<ToolDefinition> tools) {
        this("", messages, params, tools, Set.of());
    }

    public ChatRequest(
            String model,
            List<ChatMessage> messages,
            Map<String, Object> params,
            List<ToolDefinition> tools,
            Set<String> capabilities) {
        this(model, messages, params, tools, capabilities, false);
    }

    /** The same, answered in one piece. */
    public ChatRequest inOnePiece() {
        return new ChatRequest(model, messages, params, tools, capabilities, true);
    }

    public ChatRequest to(String name, Set<String> whatItCan) {
        return new ChatRequest(name, messages, params, tools, whatItCan, whole);
    }
}
