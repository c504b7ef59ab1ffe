package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.SendableParams;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.models.Example;
import dev.atelier.models.RunnableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model is really asked, in the parts of which it is made: first the system prompt, then the examples, then the conversation.
 *
 * @param systemPrompt with the values of its variables; empty where the model has none
 * @param history the conversation, untouched, the new question last
 * @param params by our names; those that are not set are left out
 */
public record EffectiveRequest(
        String systemPrompt, List<ChatMessage> examples, List<ChatMessage> history, Map<String, Object> params) {

    /** Two names for how long a model thinks: a caller's one also takes the place of the model's other. */
    private static final List<List<String>> SAME_MATTER = List.of(List.of("think", "reasoning_effort"));

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
        for (var pair : SAME_MATTER) {
            if (overrides.get(pair.getFirst()) != null || overrides.get(pair.getLast()) != null) {
                merged.keySet().removeAll(pair);
            }
        }
        if (merged.get("custom_params") instanceof Map<?, ?> custom) {
            var rest = new LinkedHashMap<>(custom);
            rest.keySet().removeIf(own -> overrides.entrySet().stream()
                    .anyMatch(other -> other.getValue() != null && isSame(String.valueOf(own), other.getKey())));
            merged.put("custom_params", rest);
        }
        overrides.forEach((name, value) -> {
            if (value != null) {
                merged.keySet().removeIf(own -> isSame(own, name));
                merged.put(name, value);
            }
        });
        return new EffectiveRequest(systemPrompt, examples, history, merged);
    }

    /** The value whose place one of this name takes. */
    Optional<Object> ofSameMatter(String name) {
        return params.entrySet().stream()
                .filter(own -> isSame(own.getKey(), name)
                        || SAME_MATTER.stream().anyMatch(pair -> pair.contains(own.getKey()) && pair.contains(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isSame(String name, String other) {
        return SendableParams.ourName(name).equals(SendableParams.ourName(other));
    }

    public ChatRequest chatRequest() {
        return chatRequest(List.of());
    }

    /**
     * A caller's own instructions at the beginning of the conversation stand behind the model's, in one message with them: many chat
     * templates take no second system message.
     */
    ChatRequest chatRequest(List<ToolDefinition> tools) {
        var prompt = Stream.concat(Stream.of(systemPrompt), instructions().stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        var conversation = conversation();
        var messages = new ArrayList<ChatMessage>(examples.size() + conversation.size() + 1);
        if (!prompt.isEmpty()) {
            messages.add(ChatMessage.system(prompt));
        }
        messages.addAll(examples);
        messages.addAll(conversation);
        return new ChatRequest(messages, params, tools);
    }

    /** A caller's own, from the beginning of the conversation. */
    List<String> instructions() {
        return history.stream()
                .takeWhile(EffectiveRequest::isSystem)
                .map(ChatMessage::text)
                .toList();
    }

    private List<ChatMessage> conversation() {
        return history.stream().dropWhile(EffectiveRequest::isSystem).toList();
    }

    private static boolean isSystem(ChatMessage message) {
        return message.role() == ChatMessage.Role.SYSTEM;
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
