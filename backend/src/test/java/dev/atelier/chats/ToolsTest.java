package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that call tools in a chat: what runs, what the model is told, what the person sees and decides. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToolsTest {
    private PlayedModels upstream;
    private Talk talk;

    @BeforeEach
    void somebody_has_a_chat() {
        upstream = new PlayedModels("base");
        talk = Talk.begin();
    }

    @AfterEach
    void close() throws Exception {
        upstream.close();
    }

    private String model(String... tools) {
        var id = "m-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of("id", id, "name", "Clerk", "base_model_id", upstream.model(0), "tool_ids", List.of(tools)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return id;
    }

    private PlayedModels.Question asked() {
        return upstream.question(upstream.model(0));
    }

    private static List<String> offered(PlayedModels.Question question) {
        return question.body()
                .path("tools")
                .valueStream()
                .map(tool -> tool.at("/function/name").asText())
                .toList();
    }

    private static EventStream.Event state(List<EventStream.Event> events, String state) {
        return events.stream()
                .filter(event ->
                        event.name().equals("tool") && event.text("state").equals(state))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void what_a_tool_gives_goes_back_to_the_model_and_the_person_sees_the_call() {
        try (var stream = talk.ask("How much is 6 times 7?", model("calculator"))) {
            var first = asked();
            assertThat(offered(first)).containsExactly("calculate");
            first.say("Let me see.").call("c1", "calculate", "{\"expression\": \"6 * 7\"}");
            var second = asked();
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
            var done = state(events, "done");
            assertThat(done.text("result")).isEqualTo("42");
            assertThat(done.text("extension_id")).isEqualTo("calculator");
            assertThat(done.text("at")).isEqualTo("11");
            talk.read()
                    .then()
                    .body("messages[1].tool_calls.state", contains("done"))
                    .body("messages[1].tool_calls[0].arguments", equalTo("{\"expression\": \"6 * 7\"}"))
                    .body("messages[1].usage.prompt_tokens", equalTo(14));
            Api.asAdministrator()
                    .get("/api/v1/extensions/calculator/logs?limit=1")
                    .then()
                    .body("items[0].what", equalTo("calculate"))
                    .body("items[0].ok", equalTo(true))
                    .body("items[0].caller.id", equalTo(talk.person().id()));
        }
    }

    @Test
    void a_model_without_tools_is_offered_none() {
        try (var stream = talk.ask("Hi", model())) {
            var question = asked();
            assertThat(question.body().has("tools")).isFalse();
            question.say("Hi").finish();
            assertThat(Talk.names(stream.toEnd())).doesNotContain("tool");
        }
    }

    @Test
    void several_calls_at_once_run_and_their_failures_are_told_to_the_model_and_the_person() {
        try (var stream = talk.ask("Hi", model("calculator", "clock"))) {
            var first = asked();
            first.callAll(List.of(
                    List.of("a", "calculate", "{\"expression\": \"1/0\"}"),
                    List.of("b", "calculate", "{\"formula\": 1}"),
                    List.of("c", "nonsense", "{}"),
                    List.of("d", "calculate", "no json"),
                    List.of("a", "current_time", "{\"time_zone\": \"Asia/Seoul\"}")));
            var told = asked();
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
            talk.read()
                    .then()
                    .body("messages[1].tool_calls.state", contains("failed", "failed", "failed", "failed", "done"))
                    .body("messages[1].tool_calls[4].call_id", equalTo("a-2"));
            assertThat(Talk.names(events)).contains("finished");
        }
    }

    @Test
    void a_question_of_a_tool_waits_for_the_person() {
        try (var stream = talk.ask("Book me a table", model("ask-user"))) {
            asked().call("q", "ask_user", "{\"question\": \"For how many?\", \"choices\": [\"two\", \"four\"]}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            var waiting = state(events, "waiting");
            assertThat(waiting.text("question.text")).isEqualTo("For how many?");
            assertThat(waiting.text("question.choices")).isEqualTo("[two, four]");
            var reply = Talk.replyId(events, 0);
            try (var late = talk.listen()) {
                var snapshot = late.next();
                assertThat(snapshot.name()).isEqualTo("snapshot");
                assertThat(snapshot.text("tool_calls[0].state")).isEqualTo("waiting");
            }
            var path = talk.path() + "/messages/" + reply + "/tools/q/answer";
            talk.person().json().body(Map.of()).post(path).then().statusCode(422);
            Api.somebody().json().body(Map.of("text", "four")).post(path).then().statusCode(404);
            talk.person().json().body(Map.of("text", "four")).post(path).then().statusCode(204);
            var second = asked();
            assertThat(second.body().at("/messages/2/content").asText()).contains("four");
            second.say("Done.").finish();
            assertThat(state(stream.toEnd(), "done").text("result")).contains("four");
        }
    }

    @Test
    void a_call_that_is_asked_about_first_runs_when_the_person_allows_it() {
        Api.asAdministrator()
                .body(Map.of("ask", "always"))
                .patch("/api/v1/extensions/clock")
                .then()
                .statusCode(200);
        try {
            for (var allowed : List.of(true, false)) {
                try (var stream = talk.ask("What time is it?", model("clock"))) {
                    asked().call("q", "current_time", "{}");
                    var events =
                            stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
                    talk.person()
                            .json()
                            .body(Map.of("allow", allowed))
                            .post(talk.path() + "/messages/" + Talk.replyId(events, 0) + "/tools/q/answer")
                            .then()
                            .statusCode(204);
                    var second = asked();
                    var told = second.body()
                            .path("messages")
                            .valueStream()
                            .toList()
                            .getLast()
                            .path("content")
                            .asText();
                    assertThat(told).contains(allowed ? "week" : "did not allow");
                    second.say("Late.").finish();
                    assertThat(Talk.names(stream.toEnd())).contains("finished");
                }
            }
        } finally {
            Api.asAdministrator().delete("/api/v1/extensions/clock").then().statusCode(204);
        }
    }

    @Test
    void a_call_that_is_stopped_does_not_stop_the_answer() {
        try (var stream = talk.ask("Ask me", model("ask-user"))) {
            asked().call("q", "ask_user", "{\"question\": \"Why?\"}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            var reply = Talk.replyId(events, 0);
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + reply + "/tools/nope/stop")
                    .then()
                    .statusCode(404);
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + reply + "/tools/q/stop")
                    .then()
                    .statusCode(204);
            var second = asked();
            assertThat(second.body().at("/messages/2/content").asText()).contains("stopped");
            second.say("As you like.").finish();
            var all = stream.toEnd();
            assertThat(state(all, "stopped").text("call_id")).isEqualTo("q");
            assertThat(Talk.names(all)).contains("finished");
        }
    }

    @Test
    void a_reply_that_is_stopped_ends_its_calls() {
        try (var stream = talk.ask("Ask me", model("ask-user"))) {
            asked().call("q", "ask_user", "{\"question\": \"Why?\"}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + Talk.replyId(events, 0) + "/stop")
                    .then()
                    .statusCode(200);
            stream.toEnd();
            talk.read()
                    .then()
                    .body("messages[1].state", equalTo("stopped"))
                    .body("messages[1].tool_calls.state", contains("stopped"));
        }
    }

    @Test
    void a_model_that_never_stops_calling_is_ended() {
        try (var stream = talk.ask("Count", model("calculator"))) {
            for (var round = 0; round < 10; round++) {
                asked().call("c", "calculate", "{\"expression\": \"" + round + "\"}");
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
        var model = model("documents");
        Api.asAdministrator()
                .post("/api/v1/extensions/documents/disable")
                .then()
                .statusCode(200);
        try (var stream = talk.ask("Hi", model)) {
            var events = stream.toEnd();
            var failed = events.stream()
                    .filter(event -> event.name().equals("failed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.text("problem.type")).isEqualTo("extension-not-available");
            assertThat(failed.text("problem.id")).isEqualTo("documents");
            assertThat(upstream.isAsked(upstream.model(0))).isFalse();
        } finally {
            Api.asAdministrator().delete("/api/v1/extensions/documents").then().statusCode(204);
        }
    }

    @Test
    void a_model_is_given_no_tool_that_its_maker_may_not_use() {
        var fields = new HashMap<String, Object>(Map.of("name", "Clerk", "base_model_id", upstream.model(0)));
        fields.put("id", "m-" + UUID.randomUUID());
        fields.put("tool_ids", List.of("calculator", "nowhere"));
        fields.put("filter_ids", List.of("clock"));
        talk.person()
                .json()
                .body(fields)
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/tool_ids/1", "/filter_ids/0"));
    }

    @Test
    void under_v1_the_loop_is_not_seen_and_nobody_is_asked() {
        var model = model("calculator", "ask-user");
        var body = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "6 times 7?")));
        var answer = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> talk.person().json().body(body).post("/v1/chat/completions"));
        var first = asked();
        assertThat(offered(first)).containsExactly("calculate");
        first.call("c1", "calculate", "{\"expression\": \"6 * 7\"}");
        var second = asked();
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
    void a_model_that_knows_no_tools_is_told_of_them_in_words() {
        var model = model("calculator");
        talk.person()
                .json()
                .body(Map.of("params", Map.of("function_calling", "prompted")))
                .patch("/api/v1/models/" + model)
                .then()
                .statusCode(200);
        try (var stream = talk.ask("6 times 7?", model)) {
            var first = asked();
            assertThat(first.body().has("tools")).isFalse();
            assertThat(first.messages().getFirst()).startsWith("system: ").contains("\"calculate\"");
            first.say("```tool")
                    .say("_call\n{\"name\": \"calculate\", \"arguments\": {\"expression\": \"6*7\"}}\n``")
                    .say("`")
                    .finish();
            var second = asked();
            assertThat(second.messages().getLast()).isEqualTo("user: Result of calculate:\n42");
            second.say("It is 42.").finish();
            var events = stream.toEnd();
            assertThat(Talk.told(events, Talk.replyId(events, 0))).isEqualTo("It is 42.");
            assertThat(state(events, "done").text("result")).isEqualTo("42");
        }
    }

    @Test
    void explain_shows_the_tools_that_would_be_sent() {
        talk.person()
                .json()
                .body(Map.of("messages", List.of(Map.of("role", "user", "content", "Hi"))))
                .post("/api/v1/models/" + model("calculator") + "/explain")
                .then()
                .statusCode(200)
                .body("request.tools[0].function.name", equalTo("calculate"))
                .body("parts.find { it.path == '/tools/0' }.origin", equalTo("model"));
    }
}
