package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.Recorder;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a chat says that it would send, and what then is sent. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExplainedTurnTest {
    private final String model = "m-" + UUID.randomUUID();
    private Talk talk;

    @BeforeEach
    void somebody_has_a_chat() {
        talk = Talk.begin();
    }

    /** With everything that goes into a request, and a window that a long question does not fit into. */
    private void dress(String base, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "id",
                model,
                "name",
                "Dressed",
                "base_model_id",
                base,
                "system_prompt",
                "You help {{USER_NAME}}.\n\nToday is {{CURRENT_DATE}}; {{NOPE}}.",
                "examples",
                List.of(Map.of("role", "user", "text", "Ping"), Map.of("role", "assistant", "text", "Pong")),
                "params",
                Map.of("temperature", 0.2, "seed", 7, "num_ctx", 4096, "stop", List.of("END"))));
        fields.putAll(more);
        talk.person().json().body(fields).post("/api/v1/models").then().statusCode(201);
    }

    private void said(String text, String... models) {
        try (var stream = talk.ask(text, models)) {
            assertThat(Talk.names(stream.toEnd())).contains("finished").doesNotContain("failed");
        }
    }

    private Response explain(Map<String, ?> question) {
        return talk.person().json().body(question).post(talk.path() + "/explain");
    }

    private static JsonNode request(Response explained) throws Exception {
        return Json.mapper()
                .readTree(explained.then().statusCode(200).extract().asString())
                .path("request");
    }

    private String head() {
        return talk.read().path("head_id");
    }

    @ParameterizedTest
    @EnumSource
    void it_is_what_the_upstream_receives_in_every_mode(Recorder.Kind kind) throws Exception {
        try (var upstream = new Recorder(kind, "dressed", "other")) {
            dress(upstream.model(0), Map.of());
            said("Far too long. " + "word ".repeat(4000), model);
            said("Which of you knows?", model, upstream.model(1));
            var picture = Sendable.picture("red.png", 40, 30, Color.RED).sentBy(talk.person());
            var notes = Sendable.text("notes.txt", "</file> no end").sentBy(talk.person());
            var head = head();
            for (var context : List.of("lanes", "selected", "all")) {
                var content = List.of(Sendable.text("And this?"), Sendable.image(picture), Sendable.file(notes));
                var question = Map.of("content", content, "parent_id", head, "context", context);
                var explained = explain(with(question, "model", model));
                var asked = upstream.asked(upstream.model(0)).size();
                try (var stream = talk.ask(with(question, "models", List.of(model)))) {
                    assertThat(stream.toEnd().getFirst().text("replies[0].left_out"))
                            .isEqualTo("1");
                }
                var received = upstream.asked(upstream.model(0));
                assertThat(received).hasSize(asked + 1);
                assertThat(request(explained)).isEqualTo(received.getLast());
                explained.then().body("left_out", equalTo(1));
            }
        }
    }

    private static Map<String, Object> with(Map<String, ?> map, String key, @Nullable Object value) {
        var more = new HashMap<String, Object>(map);
        more.put(key, value);
        return more;
    }

    @Test
    void every_message_says_what_it_is_made_of() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "dressed", "other")) {
            dress(upstream.model(0), Map.of());
            said("First", model, upstream.model(1));
            List<String> ids = talk.read().path("messages.id");
            var question = Map.of("model", model, "content", List.of(Sendable.text("Next")));
            explain(with(question, "context", "all"))
                    .then()
                    .statusCode(200)
                    .body("parts.find { it.path == '/messages/0/content' }.paragraphs", hasSize(2))
                    .body("parts.findAll { it.origin == 'example' }.path", hasItems("/messages/1", "/messages/2"))
                    .body("parts.find { it.path == '/messages/3' }.origin", equalTo("history"))
                    .body("parts.find { it.path == '/messages/3' }.message_ids", contains(ids.get(0)))
                    .body("parts.find { it.path == '/messages/4' }.message_ids", contains(ids.get(1), ids.get(2)))
                    .body("parts.find { it.path == '/messages/5' }.origin", equalTo("request"))
                    .body("parts.find { it.path == '/messages/5' }.message_ids", nullValue())
                    .body("left_out", nullValue());
            explain(with(question, "parent_id", null))
                    .then()
                    .body("parts.findAll { it.origin == 'history' }", hasSize(0));
        }
    }

    @Test
    void a_question_that_is_not_written_yet_has_what_goes_before_it() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "dressed")) {
            dress(upstream.model(0), Map.of());
            said("First", model);
            explain(Map.of("model", model))
                    .then()
                    .statusCode(200)
                    .body("request.messages", hasSize(5))
                    .body("request.messages[4].content", equalTo(Recorder.WORDS));
            assertThat(upstream.asked()).hasSize(1);
        }
    }

    @Test
    void pictures_that_the_model_does_not_see_are_counted() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "dressed")) {
            dress(upstream.model(0), Map.of("capabilities", Map.of("vision", false)));
            var picture = Sendable.picture("red.png", 40, 30, Color.RED).sentBy(talk.person());
            explain(Map.of("model", model, "content", List.of(Sendable.image(picture))))
                    .then()
                    .statusCode(200)
                    .body("unseen_images", equalTo(1))
                    .body("request.messages[3].content", org.hamcrest.Matchers.containsString("red.png"));
        }
    }

    @Test
    void what_a_turn_would_refuse_is_refused() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "dressed")) {
            dress(upstream.model(0), Map.of());
            explain(Map.of("model", "", "context", "some", "content", List.of(), "models", List.of()))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItems("/model", "/context", "/content", "/models"));
            explain(Map.of("model", model, "parent_id", UUID.randomUUID()))
                    .then()
                    .statusCode(404);
            explain(Map.of("model", "nobody")).then().statusCode(404);
            Api.somebody()
                    .json()
                    .body(Map.of("model", upstream.model(0)))
                    .post(talk.path() + "/explain")
                    .then()
                    .statusCode(404);
        }
    }
}
