package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Branches made by hand: changed messages, deleted ones, forks. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BranchesTest {
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

    /** @return the ids of the question and of the answers */
    private List<String> asked(String text, String... by) {
        try (var stream = talk.ask(text, by)) {
            for (var model : by) {
                models.question(model).say(text + " by " + model).finish();
            }
            var turn = stream.toEnd().getFirst();
            return by.length == 1
                    ? List.of(turn.text("user_message.id"), turn.text("replies[0].id"))
                    : List.of(turn.text("user_message.id"), turn.text("replies[0].id"), turn.text("replies[1].id"));
        }
    }

    private Response edit(String message, String text, String... headers) {
        var request = talk.person().json();
        if (headers.length > 0) {
            request.header(headers[0], headers[1]);
        }
        return request.body(Map.of("content", List.of(Map.of("type", "text", "text", text))))
                .patch(talk.path() + "/messages/" + message);
    }

    private Response delete(String message) {
        return talk.person().json().delete(talk.path() + "/messages/" + message);
    }

    private Response fork(String message) {
        return talk.person().json().body(Map.of("message_id", message)).post(talk.path() + "/fork");
    }

    @Test
    void a_changed_answer_stands_beside_the_old_one_is_selected_and_is_what_models_see() {
        var first = asked("one", a);
        var second = asked("two", a);
        var edited = edit(first.get(1), "mine");
        edited.then()
                .statusCode(201)
                .body("role", equalTo("assistant"))
                .body("model_id", equalTo(a))
                .body("parent_id", equalTo(first.get(0)))
                .body("edited", equalTo(true))
                .body("state", equalTo("done"));
        talk.read()
                .then()
                .body("head_id", equalTo(edited.path("id")))
                .body("messages", hasSize(5))
                .body("messages.find { it.id == '%s' }.parent_id".formatted(second.get(0)), equalTo(first.get(1)));
        try (var stream = talk.ask("three", a)) {
            var question = models.question(a);
            assertThat(question.messages()).containsExactly("user: one", "assistant: mine", "user: three");
            question.say("3").finish();
            stream.toEnd();
        }
    }

    @Test
    void a_changed_question_waits_for_an_answer_which_can_be_asked_for() {
        var first = asked("one", a);
        var edited = edit(first.get(0), "uno").<String>path("id");
        talk.read().then().body("head_id", equalTo(edited)).body("messages[2].parent_id", nullValue());
        try (var stream = talk.call(edited, "regenerate", Map.of())) {
            var question = models.question(a); // the chat's own models, since none has answered this
            assertThat(question.messages()).containsExactly("user: uno");
            question.say("1").finish();
            stream.toEnd();
        }
    }

    @Test
    void a_change_that_is_sent_twice_with_one_key_is_made_once() {
        var first = asked("one", a);
        var edited = edit(first.get(1), "mine", "Idempotency-Key", "k").<String>path("id");
        edit(first.get(1), "mine", "Idempotency-Key", "k")
                .then()
                .statusCode(201)
                .body("id", equalTo(edited));
        talk.read().then().body("messages", hasSize(3));
        edit(first.get(1), "").then().statusCode(422).body("errors.pointer", contains("/content"));
    }

    @Test
    void what_is_deleted_goes_with_all_below_it_and_the_head_goes_to_the_nearest() {
        var first = asked("one", a, b);
        var second = asked("two", a, b);
        var third = asked("three", a);
        delete(second.get(1)).then().statusCode(204);
        talk.read()
                .then()
                .body("head_id", equalTo(second.get(2)))
                .body("messages.id", contains(first.get(0), first.get(1), first.get(2), second.get(0), second.get(2)))
                .body("messages.id", not(contains(third.get(0))));
        delete(second.get(0)).then().statusCode(204);
        talk.read().then().body("head_id", equalTo(first.get(1)));
        delete(first.get(2)).then().statusCode(204);
        talk.read().then().body("head_id", equalTo(first.get(1)));
        delete(first.get(0)).then().statusCode(204);
        talk.read().then().body("head_id", nullValue()).body("messages", hasSize(0));
        delete(first.get(0)).then().statusCode(404);
        asked("anew", a);
    }

    @Test
    void a_reply_that_is_deleted_while_it_is_written_leaves_its_upstream() throws Exception {
        try (var stream = talk.ask("one", a)) {
            var question = models.question(a).say("So far");
            var reply = Talk.replyId(stream.until("delta"), 0);
            edit(reply, "mine").then().statusCode(409).body("type", equalTo("reply-running"));
            fork(reply).then().statusCode(409);
            delete(reply).then().statusCode(204);
            assertThat(question.isLeft()).isTrue();
            stream.until("failed");
            talk.read()
                    .then()
                    .body("messages", hasSize(1))
                    .body("head_id", equalTo(talk.read().path("messages[0].id")));
        }
    }

    @Test
    void a_fork_holds_the_line_with_the_other_answers_on_it_and_goes_its_own_way() {
        var first = asked("one", a, b);
        var second = asked("two", a, b);
        asked("three", a);
        talk.person().json().body(Map.of("title", "Mine", "folder", "Work")).patch(talk.path());
        var made = fork(second.get(1));
        made.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/chats/" + made.path("id")))
                .body("title", equalTo("Mine"))
                .body("folder", equalTo("Work"))
                .body("forked_from.chat_id", equalTo(talk.id()))
                .body("forked_from.message_id", equalTo(second.get(1)))
                .body("messages", hasSize(6))
                .body("messages.find { it.id == '%s' }".formatted(first.get(0)), nullValue());
        var forked = new Talk(talk.person(), made.path("id"));
        String head = forked.read().path("head_id");
        assertThat(forked.textOf(head)).isEqualTo("two by " + a);
        try (var stream = forked.ask("four", b)) {
            var question = models.question(b);
            assertThat(question.messages())
                    .containsExactly(
                            "user: one", "assistant: one by " + b, "user: two", "assistant: two by " + b, "user: four");
            question.say("4").finish();
            stream.toEnd();
        }
        talk.read().then().body("messages", hasSize(8)).body("forked_from", nullValue());
        talk.person().json().delete(talk.path());
        forked.read().then().statusCode(200).body("messages", hasSize(8));
        var atQuestion = new Talk(talk.person(), forked.id());
        talk.person()
                .json()
                .body(Map.of("message_id", atQuestion.read().<String>path("messages[3].id")))
                .post(forked.path() + "/fork")
                .then()
                .statusCode(201)
                .body("messages", hasSize(4));
    }
}
