package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.models.Example;
import dev.atelier.models.RunnableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is really asked, in the parts of which it is made: first the system prompt, then the examples, then the conversation.
 *
 * @param systemPrompt with the values of its variables; empty where the model has none
 * @param history the conversation, untouched, the new question last
 * @param params by our names; those that are not set are left out
 */
public record EffectiveRequest(
        String systemPrompt, List<ChatMessage> examples, List<ChatMessage> history, Map<String, Object> params) {

    public EffectiveRequest {
        examples = List.copyOf(examples);
        history = List.copyOf(history);
        params = Map.copyOf(params);
    }

    public static EffectiveRequest of(RunnableModel model, PromptVariables variables, List<ChatMessage> history) {
        var examples = model.examples().stream()
                .map(example -> message(example, variables))
                .toList();
        var params = new LinkedHashMap<>(model.params());
        params.values().removeIf(value -> value == null); // null is "not set", as an absent key is
        return new EffectiveRequest(variables.fill(model.systemPrompt()), examples, history, params);
    }

    /** The same, where a caller sets parameters of their own: theirs win, one that is null changes nothing. */
    EffectiveRequest with(Map<String, Object> overrides) {
        var merged = new LinkedHashMap<>(params);
        overrides.forEach((name, value) -> {
            if (value != null) {
                merged.put(name, value);
            }
        });
        return new EffectiveRequest(systemPrompt, examples, history, merged);
    }

    public ChatRequest chatRequest() {
        var messages = new ArrayList<ChatMessage>(examples.size() + history.size() + 1);
        if (!systemPrompt.isBlank()) {
            messages.add(ChatMessage.system(systemPrompt));
        }
        messages.addAll(examples);
        messages.addAll(history);
        return new ChatRequest(messages, params, List.of());
    }

    private static ChatMessage message(Example example, PromptVariables variables) {
        var text = variables.fill(example.text()); // character cards speak to the user by name
        return switch (example.role()) {
            case USER -> ChatMessage.user(text);
            case ASSISTANT -> ChatMessage.assistant(text);
            case SYSTEM -> ChatMessage.system(text);
        };
    }
}
