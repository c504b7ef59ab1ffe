package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models that call tools in a chat: what runs, what the model is told, what the person sees. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToolsTest {
    @RegisterExtension
    final Clerk clerk = new Clerk();

    @Test
    void what_a_tool_gives_goes_back_to_the_model_and_the_person_sees_the_call() {
        try (var stream = clerk.ask("How much is 6 times 7?", clerk.model("calculator"))) {
            var first = clerk.asked();
            assertThat(Clerk.offered(first)).containsExactly("calculate");
            first.say("Let me see.").call("c1", "calculate", "{\"expression\": \"6 * 7\"}");
            var second = clerk.asked();
            var messages = second.body().path("messages");
            assertThat(messages.at("/1/role").asText()).isEqualTo("assistant");
            assertThat(messages.at("/1/tool_calls/0/id").asText()).isEqualTo("c1");
            assertThat(messages.at("/2/role").asText()).isEqualTo("tool");
            assertThat(messages.at("/2/tool_call_id").asText()).isEqualTo("c1");
            assertThat(messages.at("/2/content").asText()).isEqualTo("42");
            second.say("It is 42.").finish();
            var events = stream.toEnd();
            var reply = Talk.replyId(events, 0);
            assertThat(Talk.told(events, reply)).isEqualTo("Let me see.\n\nIt is 42.");
            var done = Clerk.state(events, "done");
            assertThat(done.text("result")).isEqualTo("42");
            assertThat(done.text("extension_id")).isEqualTo("calculator");
            assertThat(done.text("at")).isEqualTo("11");
            clerk.talk()
                    .read()
                    .then()
                    .body("messages[1].tool_calls.state", contains("done"))
                    .body("messages[1].tool_calls[0].arguments", equalTo("{\"expression\": \"6 * 7\"}"))
                    .body("messages[1].usage.prompt_tokens", equalTo(14));
            Api.asAdministrator()
                    .get("/api/v1/extensions/calculator/logs?limit=1")
                    .then()
                    .body("items[0].what", equalTo("calculate"))
                    .body("items[0].ok", equalTo(true))
                    .body("items[0].caller.id", equalTo(clerk.talk().person().id()));
        }
    }

    @Test
    void a_model_without_tools_is_offered_none() {
        try (var stream = clerk.ask("Hi", clerk.model())) {
            var question = clerk.asked();
            assertThat(question.body().has("tools")).isFalse();
            question.say("Hi").finish();
            assertThat(Talk.names(stream.toEnd())).doesNotContain("tool");
        }
    }

    @Test
    void several_calls_at_once_run_and_their_failures_are_told_to_the_model_and_the_person() {
        try (var stream = clerk.ask("Hi", clerk.model("calculator", "clock"))) {
            var first = clerk.asked();
            first.callAll(List.of(
                    List.of("a", "calculate", "{\"expression\": \"1/0\"}"),
                    List.of("b", "calculate", "{\"formula\": 1}"),
                    List.of("c", "nonsense", "{}"),
                    List.of("d", "calculate", "no json"),
                    List.of("a", "current_time", "{\"time_zone\": \"Asia/Seoul\"}")));
            var told = clerk.asked();
            var results = told.body()
                    .path("messages")
                    .valueStream()
                    .filter(message -> message.path("role").asText().equals("tool"))
                    .map(message -> message.path("content").asText())
                    .toList();
            assertThat(results).hasSize(5);
            assertThat(results.get(0)).contains("Division by zero");
            assertThat(results.get(1)).contains("expression");
            assertThat(results.get(2)).contains("no tool nonsense");
            assertThat(results.get(3)).contains("no JSON object");
            assertThat(results.get(4)).contains("Asia/Seoul");
            told.say("Well.").finish();
            var events = stream.toEnd();
            clerk.talk()
                    .read()
                    .then()
                    .body("messages[1].tool_calls.state", contains("failed", "failed", "failed", "failed", "done"))
                    .body("messages[1].tool_calls[4].call_id", equalTo("a-2"));
            assertThat(Talk.names(events)).contains("finished");
        }
    }

    @Test
    void a_model_that_never_stops_calling_is_ended() {
        try (var stream = clerk.ask("Count", clerk.model("calculator"))) {
            for (var round = 0; round < 10; round++) {
                clerk.asked().call("c", "calculate", "{\"expression\": \"" + round + "\"}");
            }
            var events = stream.toEnd();
            var failed = events.stream()
                    .filter(event -> event.name().equals("failed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.text("problem.type")).isEqualTo("too-many-tool-calls");
        }
    }

    @Test
    void a_tool_that_is_turned_off_stops_the_turn_with_guidance() {
        var model = clerk.model("documents");
        Api.asAdministrator()
                .post("/api/v1/extensions/documents/disable")
                .then()
                .statusCode(200);
        try (var stream = clerk.ask("Hi", model)) {
            var events = stream.toEnd();
            var failed = events.stream()
                    .filter(event -> event.name().equals("failed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.text("problem.type")).isEqualTo("extension-not-available");
            assertThat(failed.text("problem.id")).isEqualTo("documents");
            assertThat(clerk.isAsked()).isFalse();
        } finally {
            Api.asAdministrator().delete("/api/v1/extensions/documents").then().statusCode(204);
        }
    }

    @Test
    void a_model_is_given_no_tool_that_its_maker_may_not_use() {
        var fields = new HashMap<String, Object>(Map.of("name", "Clerk", "base_model_id", clerk.base()));
        fields.put("id", "m-" + UUID.randomUUID());
        fields.put("tool_ids", List.of("calculator", "nowhere"));
        fields.put("filter_ids", List.of("clock"));
        clerk.talk()
                .person()
                .json()
                .body(fields)
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/tool_ids/1", "/filter_ids/0"));
    }

    @Test
    void under_v1_the_loop_is_not_seen_and_nobody_is_asked() {
        var model = clerk.model("calculator", "ask-user");
        var body = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "6 times 7?")));
        var answer = CompletableFuture.supplyAsync(
                () -> clerk.talk().person().json().body(body).post("/v1/chat/completions"));
        var first = clerk.asked();
        assertThat(Clerk.offered(first)).containsExactly("calculate");
        first.call("c1", "calculate", "{\"expression\": \"6 * 7\"}");
        var second = clerk.asked();
        assertThat(second.body().at("/messages/2/content").asText()).isEqualTo("42");
        second.say("It is 42.").finish();
        answer.join()
                .then()
                .statusCode(200)
                .body("choices[0].message.content", equalTo("It is 42."))
                .body("choices[0].message.tool_calls", equalTo(null))
                .body("choices[0].finish_reason", equalTo("stop"));
    }

    @Test
    void explain_shows_the_tools_that_would_be_sent() {
        clerk.talk()
                .person()
                .json()
                .body(Map.of("messages", List.of(Map.of("role", "user", "content", "Hi"))))
                .post("/api/v1/models/" + clerk.model("calculator") + "/explain")
                .then()
                .statusCode(200)
                .body("request.tools[0].function.name", equalTo("calculate"))
                .body("parts.find { it.path == '/tools/0' }.origin", equalTo("model"));
    }
}
