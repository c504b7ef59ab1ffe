package dev.atelier.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Role;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ModelExtensions;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.models.Example;
import dev.atelier.models.RunnableModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EffectiveRequestTest {
    private static final PromptVariables VARIABLES = PromptVariables.on(new Occasion(
            new Caller(new UUID(0, 1), "Ann", "ann@example.com", Role.USER, "fr", "Europe/Paris", List.of(), null),
            null,
            Instant.parse("2026-11-20T22:49:25Z"),
            "request-1"));

    private static RunnableModel model(String prompt, Map<String, Object> params, List<Example> examples) {
        return new RunnableModel(
                "m",
                "M",
                true,
                "base",
                List.of(),
                prompt,
                params,
                examples,
                Map.of(),
                true,
                ModelDocuments.none(),
                ModelExtensions.none());
    }

    @Test
    void prompt_examples_and_history_follow_one_another() {
        var examples = List.of(
                new Example(Example.Role.USER, "Ping"),
                new Example(Example.Role.ASSISTANT, "Pong"),
                new Example(Example.Role.SYSTEM, "This is {{USER_NAME}}"));
        var request = EffectiveRequest.of(
                model("You help {{USER_NAME}}.", Map.of(), examples),
                VARIABLES,
                List.of(ChatMessage.user("Who is {{USER_NAME}}?")));
        assertThat(request.chatRequest().messages())
                .extracting(message -> message.role().word() + ": " + message.text())
                .containsExactly(
                        "system: You help Ann.",
                        "user: Ping",
                        "assistant: Pong",
                        "system: This is Ann",
                        "user: Who is {{USER_NAME}}?");
    }

    @Test
    void a_base_model_is_sent_nothing_but_the_conversation() {
        var request = EffectiveRequest.of(model("", Map.of(), List.of()), VARIABLES, List.of(ChatMessage.user("Hi")))
                .chatRequest();
        assertThat(request.messages()).hasSize(1);
        assertThat(request.params()).isEmpty();
        assertThat(request.tools()).isEmpty();
    }

    @Test
    void zero_is_a_value_and_null_is_none() {
        var params = new HashMap<String, Object>();
        params.put("temperature", 0);
        params.put("seed", 0L);
        params.put("keep_alive", "");
        params.put("think", false);
        params.put("top_p", null);
        var request = EffectiveRequest.of(model("", params, List.of()), VARIABLES, List.of(ChatMessage.user("Hi")));
        assertThat(request.params())
                .containsOnly(
                        Map.entry("temperature", 0),
                        Map.entry("seed", 0L),
                        Map.entry("keep_alive", ""),
                        Map.entry("think", false));
    }
}
