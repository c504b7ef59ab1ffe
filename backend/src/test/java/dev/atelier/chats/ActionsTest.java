package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons under an answer: what the model is asked, and what becomes of what it says. */
@QuarkusTest
class ActionsTest {
    private final String model = "m-" + UUID.randomUUID();
    private PlayedModels upstream;
    private Api.Person owner;
    private Talk talk;
    private String reply;

    @BeforeEach
    void an_answer_stands_in_a_chat() {
        upstream = new PlayedModels("base");
        owner = Api.somebody();
        owner.json()
                .body(Map.of(
                        "id",
                        model,
                        "name",
                        "Desk",
                        "base_model_id",
                        upstream.model(0),
                        "system_prompt",
                        "You are a pirate.",
                        "action_ids",
                        List.of("summarise", "shorten")))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        talk = Talk.begin(owner);
        try (var stream = talk.ask("Why is the sky blue?", model)) {
            sent().say("A very long answer.").finish();
            reply = Talk.replyId(stream.toEnd(), 0);
        }
    }

    @AfterEach
    void close() throws Exception {
        upstream.close();
    }

    private PlayedModels.Question sent() {
        return upstream.question(upstream.model(0));
    }

    private CompletableFuture<Response> pressed(String action, Map<String, Object> body) {
        return CompletableFuture.supplyAsync(
                () -> owner.json().body(body).post(talk.path() + "/messages/" + reply + "/actions/" + action));
    }

    private String own(String result) {
        return owner.json()
                .body(Map.of(
                        "kind",
                        "action",
                        "source",
                        "prompt",
                        "name",
                        "As a poem",
                        "definition",
                        Map.of("prompt", "Poem in {{language}}: {{message}} {{input}}", "result", result)))
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_message_follows_as_a_turn_whose_model_is_sent_the_prompt_alone() {
        try (var stream = talk.call(reply, "actions/summarise", Map.of())) {
            var sent = sent();
            assertThat(sent.messages()).hasSize(1);
            assertThat(sent.messages().getFirst()).contains("Summarise", "<text>\nA very long answer.\n</text>");
            sent.say("Short.").finish();
            var events = stream.toEnd();
            var made = Talk.replyId(events, 0);
            assertThat(Talk.told(events, made)).isEqualTo("Short.");
            assertThat(talk.textOf(made)).isEqualTo("Short.");
            assertThat(events.getFirst().text("user_message.content[0].text")).isEqualTo("Summarise");
            assertThat(events.getFirst().text("user_message.parent_id")).isEqualTo(reply);
        }
    }

    @Test
    void a_replacement_stands_beside_the_original_which_can_be_selected_again() {
        var answer = pressed("shorten", Map.of());
        sent().whole("Brief.");
        var response = answer.join();
        response.then()
                .statusCode(200)
                .body("kind", equalTo("replacement"))
                .body("message.content[0].text", equalTo("Brief."))
                .body("message.edited", equalTo(true));
        assertThat(talk.textOf(reply)).isEqualTo("A very long answer.");
        assertThat(talk.read().<String>path("head_id")).isEqualTo(response.path("message.id"));
        owner.json()
                .body(Map.of("message_id", reply))
                .post(talk.path() + "/select")
                .then()
                .statusCode(200);
        assertThat(talk.read().<String>path("head_id")).isEqualTo(reply);
    }

    @Test
    void a_notice_is_kept_nowhere_and_a_file_is_its_owners() {
        var notice = pressed(own("notice"), Map.of("input", "{{message}} twice"));
        var sent = sent();
        assertThat(sent.messages())
                .containsExactly("user: Poem in {{message}} twice: A very long answer. {{message}} twice");
        sent.whole("Roses are red");
        notice.join().then().statusCode(200).body("kind", equalTo("notice")).body("text", equalTo("Roses are red"));

        var file = pressed(own("file"), Map.of());
        sent().whole("Violets are blue");
        var made = file.join();
        made.then().statusCode(200).body("kind", equalTo("file")).body("file.name", equalTo("As a poem.md"));
        var path = "/api/v1/files/" + made.path("file.id");
        assertThat(owner.json().get(path).asString()).isEqualTo("Violets are blue");
        Api.somebody().json().get(path).then().statusCode(404);
        assertThat(talk.read().<List<Object>>path("messages")).hasSize(2);
    }

    @Test
    void an_action_that_is_not_there_or_not_ones_own_is_not_run_and_a_chat_is_its_owners_alone() {
        pressed("no-such", Map.of()).join().then().statusCode(409).body("type", equalTo("extension-not-available"));
        pressed("redact", Map.of()).join().then().statusCode(409);
        pressed("summarise", Map.of("input", 1)).join().then().statusCode(422);
        Api.somebody()
                .json()
                .body(Map.of())
                .post(talk.path() + "/messages/" + reply + "/actions/summarise")
                .then()
                .statusCode(404);
        assertThat(upstream.isAsked(upstream.model(0))).isFalse();
    }

    @Test
    void the_catalogue_says_which_actions_a_model_offers() {
        owner.json()
                .get("/api/v1/catalog?q=" + model)
                .then()
                .body("items[0].actions.id", contains("summarise", "shorten"))
                .body("items[0].actions.name", contains("Summarise", "Shorten"));
    }

    @Test
    void what_goes_wrong_upstream_is_told_and_changes_nothing() {
        var answer = pressed("shorten", Map.of());
        sent().refuse(400);
        answer.join().then().statusCode(502);
        assertThat(talk.read().<List<Object>>path("messages")).hasSize(2);
    }
}
