package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a turn is said before anything is written. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WrongTurnsTest {
    private PlayedModels models;
    private Talk talk;
    private String a;
    private String b;

    @BeforeEach
    void two_models_and_a_chat() {
        models = new PlayedModels("a", "b");
        a = models.model(0);
        b = models.model(1);
        talk = Talk.begin();
    }

    @AfterEach
    void the_models_go() throws Exception {
        models.close();
    }

    @Test
    void a_question_cannot_follow_an_answer_that_is_still_being_written() {
        try (var stream = talk.ask("Hello", a)) {
            var question = models.question(a).say("So far");
            stream.until("delta");
            talk.post(Talk.turn("Next", a)).then().statusCode(409).body("type", equalTo("reply-running"));
            question.finish();
            stream.toEnd();
        }
    }

    @Test
    void a_person_has_only_so_many_replies_under_way() {
        var many =
                new PlayedModels(IntStream.range(0, 8).mapToObj(i -> "many" + i).toArray(String[]::new));
        var eight = IntStream.range(0, 8).mapToObj(many::model).toArray(String[]::new);
        for (var i = 0; i < 2; i++) {
            talk.post(Talk.turn(Map.of("parent_id", ""), "Hello", eight)).then().statusCode(422);
            var fresh = Talk.begin(talk.person());
            fresh.post(Talk.turn("Hello", eight)).then().statusCode(202);
        }
        talk.post(Talk.turn("One more", a))
                .then()
                .statusCode(429)
                .header("Retry-After", "5")
                .body("type", equalTo("too-many-replies"));
        for (var i = 0; i < 2; i++) {
            Stream.of(eight).forEach(model -> many.question(model).say("x").finish());
        }
        await().until(() -> talk.post(Talk.turn("One more", a)).statusCode() == 202);
        models.question(a).say("y").finish();
    }

    static Stream<Arguments> wrongTurns() {
        var text = List.of(Map.of("type", "text", "text", "Hello"));
        return Stream.of(
                Arguments.of(Map.of("models", List.of("m")), "/content"),
                Arguments.of(Map.of("content", List.of(), "models", List.of("m")), "/content"),
                Arguments.of(Map.of("content", "Hello", "models", List.of("m")), "/content"),
                Arguments.of(
                        Map.of("content", List.of(Map.of("type", "text", "text", " ")), "models", List.of("m")),
                        "/content"),
                Arguments.of(
                        Map.of(
                                "content",
                                List.of(Map.of("type", "text", "text", "x".repeat((1 << 20) + 1))),
                                "models",
                                List.of("m")),
                        "/content"),
                Arguments.of(
                        Map.of("content", List.of(Map.of("type", "text", "text", "a\0b")), "models", List.of("m")),
                        "/content/0/text"),
                Arguments.of(
                        Map.of("content", List.of(Map.of("type", "audio", "file_id", "f")), "models", List.of("m")),
                        "/content/0/type"),
                Arguments.of(
                        Map.of(
                                "content",
                                List.of(Map.of("type", "text", "text", "Hello", "lang", "en")),
                                "models",
                                List.of("m")),
                        "/content/0/lang"),
                Arguments.of(Map.of("content", text), "/models"),
                Arguments.of(Map.of("content", text, "models", List.of()), "/models"),
                Arguments.of(Map.of("content", text, "models", List.of("m", "n", "m")), "/models/2"),
                Arguments.of(Map.of("content", text, "models", List.of(1)), "/models/0"),
                Arguments.of(
                        Map.of(
                                "content",
                                text,
                                "models",
                                IntStream.range(0, 9).mapToObj(i -> "m" + i).toList()),
                        "/models"),
                Arguments.of(Map.of("content", text, "models", List.of("m"), "parent_id", "x"), "/parent_id"),
                Arguments.of(Map.of("content", text, "models", List.of("m"), "context", "none"), "/context"),
                Arguments.of(Map.of("content", text, "models", List.of("m"), "te/mp", 1), "/te~1mp"));
    }

    @ParameterizedTest
    @MethodSource("wrongTurns")
    void what_is_wrong_with_a_turn_is_said_with_its_place_before_anything_is_written(
            Map<String, Object> turn, String pointer) {
        talk.post(turn)
                .then()
                .statusCode(422)
                .body("type", equalTo("validation"))
                .body("errors.pointer", hasItem(pointer));
        talk.read().then().body("messages", hasSize(0));
    }

    @Test
    void what_cannot_be_run_refuses_the_whole_turn() {
        talk.post(Talk.turn("Hello", a, "no-such-model"))
                .then()
                .statusCode(404)
                .body("type", equalTo("model-not-available"));
        var off = "off-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of("id", off, "name", "Off", "base_model_id", a))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        talk.person().json().post("/api/v1/models/" + off + "/disable").then().statusCode(200);
        talk.post(Talk.turn("Hello", off)).then().statusCode(409).body("type", equalTo("model-disabled"));
        talk.read().then().body("messages", hasSize(0));
        assertThat(models.isAsked(a)).isFalse();
    }

    @Test
    void what_is_no_json_is_refused_with_its_place() {
        talk.post("{\"content\": [}").then().statusCode(400).body("type", equalTo("malformed-json"));
        talk.person()
                .json()
                .contentType("text/plain")
                .body("{}")
                .post(talk.path() + "/turns")
                .then()
                .statusCode(415)
                .body("type", equalTo("unsupported-media-type"));
        talk.person()
                .json()
                .accept("text/html")
                .body(Talk.turn("Hello", a))
                .post(talk.path() + "/turns")
                .then()
                .statusCode(406);
        Api.anonymous()
                .body(Talk.turn("Hello", a))
                .post(talk.path() + "/turns")
                .then()
                .statusCode(401);
    }
}
