package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Regenerate, continue and merge: what makes models answer besides a turn. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AskedAnewTest {
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

    /** @return what the turn said first */
    private EventStream.Event asked(String text, String... by) {
        try (var stream = talk.ask(text, by)) {
            for (var model : by) {
                models.question(model).say(text + " by " + model).finish();
            }
            return stream.toEnd().getFirst();
        }
    }

    /** An answer that was stopped after these words. */
    private String stopped(String text) {
        try (var stream = talk.ask("one", a)) {
            models.question(a).say(text);
            var reply = Talk.replyId(stream.until("delta"), 0);
            stop(reply);
            stream.toEnd();
            return reply;
        }
    }

    private void stop(String reply) {
        talk.person()
                .json()
                .post(talk.path() + "/messages/" + reply + "/stop")
                .then()
                .statusCode(200);
    }

    @Test
    void an_answer_anew_stands_beside_the_old_one_and_sees_what_the_question_saw() {
        var first = asked("one", a, b);
        asked("two", a);
        var answer = first.text("replies[1].id");
        try (var stream = talk.call(answer, "regenerate", Map.of())) {
            var question = models.question(b);
            assertThat(question.messages()).containsExactly("user: one");
            question.say("again").finish();
            var events = stream.toEnd();
            assertThat(Talk.names(events)).startsWith("turn").endsWith("done", "end of stream");
            assertThat(events.getFirst().text("user_message.id")).isEqualTo(first.text("user_message.id"));
            assertThat(events.getFirst().text("replies[0].model_id")).isEqualTo(b);
            var anew = Talk.replyId(events, 0);
            talk.read()
                    .then()
                    .body("head_id", equalTo(anew))
                    .body(
                            "messages.find { it.id == '%s' }.parent_id".formatted(anew),
                            equalTo(first.text("user_message.id")));
            assertThat(talk.textOf(anew)).isEqualTo("again");
            assertThat(talk.textOf(answer)).isEqualTo("one by " + b);
        }
    }

    @Test
    void a_question_anew_is_answered_by_all_that_answered_it_or_by_whom_is_named() {
        var question = asked("one", a, b).text("user_message.id");
        try (var stream = talk.call(question, "regenerate", Map.of())) {
            models.question(a).say("a2").finish();
            models.question(b).say("b2").finish();
            assertThat(stream.toEnd().getFirst().text("replies.model_id")).isEqualTo("[%s, %s]".formatted(a, b));
        }
        try (var stream = talk.call(question, "regenerate", Map.of("models", List.of(b)))) {
            models.question(b).say("b3").finish();
            stream.toEnd();
        }
        talk.read().then().body("messages", hasSize(6));
    }

    @Test
    void an_answer_goes_on_behind_what_it_holds_and_only_what_is_new_is_told() {
        var reply = stopped("Жили-");
        try (var tab = talk.listen("Last-Event-ID", "2");
                var stream = talk.call(reply, "continue", Map.of())) {
            var question = models.question(a);
            assertThat(question.messages()).containsExactly("user: one", "assistant: Жили-");
            talk.read().then().body("messages[1].state", equalTo("streaming"));
            assertThat(talk.textOf(reply)).isEqualTo("Жили-");
            question.say("были 👋🏽").finish();
            var events = stream.toEnd();
            assertThat(Talk.told(events, reply)).isEqualTo("были 👋🏽");
            assertThat(Talk.told(tab.until("finished"), reply)).isEqualTo("были 👋🏽");
            talk.read()
                    .then()
                    .body("messages", hasSize(2))
                    .body("messages[1].state", equalTo("done"))
                    .body("messages[1].finish_reason", equalTo("stop"));
            assertThat(talk.textOf(reply)).isEqualTo("Жили-были 👋🏽");
        }
        talk.person()
                .json()
                .body("{}")
                .post(talk.path() + "/messages/" + reply + "/continue")
                .then()
                .statusCode(409)
                .body("type", equalTo("answer-complete"));
    }

    @Test
    void an_answer_that_went_on_costs_what_all_its_askings_cost() {
        String reply;
        try (var stream = talk.ask("long", a)) {
            models.question(a).say("one ").finish("length");
            reply = Talk.replyId(stream.toEnd(), 0);
        }
        int first = talk.read().path("messages[1].usage.duration_ms");
        int begun = talk.read().path("messages[1].usage.first_token_ms");
        try (var stream = talk.call(reply, "continue", Map.of())) {
            models.question(a).say("two").finish();
            var told = stream.toEnd().stream()
                    .filter(event -> event.name().equals("usage"))
                    .findFirst()
                    .orElseThrow();
            assertThat(told.text("usage.completion_tokens")).isEqualTo("6");
        }
        talk.read()
                .then()
                .body("messages[1].usage.completion_tokens", equalTo(6))
                .body("messages[1].usage.prompt_tokens", equalTo(14))
                .body("messages[1].usage.first_token_ms", equalTo(begun))
                .body("messages[1].usage.duration_ms", greaterThanOrEqualTo(first));
    }

    @Test
    void a_reader_that_was_away_resumes_a_continued_answer_without_loss_or_repeat() {
        var reply = stopped("one ");
        String cut;
        try (var stream = talk.call(reply, "continue", Map.of())) {
            var question = models.question(a).say("two ");
            cut = stream.until("delta").getLast().id();
            question.say("three ");
            try (var resumed = talk.listen("Last-Event-ID", cut)) {
                var heard = resumed.until("delta");
                question.say("four").finish();
                heard.addAll(resumed.until("finished"));
                assertThat(Talk.told(heard, reply)).isEqualTo("three four");
                assertThat(Talk.names(heard)).doesNotContain("turn", "snapshot");
            }
            stream.toEnd();
        }
        try (var missed = talk.listen("Last-Event-ID", "2")) { // knows the stopped answer, and nothing of its going on
            var heard = missed.until("finished");
            assertThat(Talk.names(heard)).containsSubsequence("turn", "snapshot", "finished");
            assertThat(heard.get(1).text("text")).isEqualTo("one two three four");
        }
    }

    @Test
    void a_continued_answer_can_be_stopped_and_continued_again() throws Exception {
        var reply = stopped("one ");
        try (var stream = talk.call(reply, "continue", Map.of())) {
            var question = models.question(a).say("two ");
            stream.until("delta");
            stop(reply);
            assertThat(question.isLeft()).isTrue();
            stream.toEnd();
        }
        try (var stream = talk.call(reply, "continue", Map.of())) {
            var question = models.question(a);
            assertThat(question.messages()).endsWith("assistant: one two ");
            question.say("three").cut();
            assertThat(Talk.names(stream.toEnd())).contains("failed");
        }
        talk.read().then().body("messages[1].state", equalTo("failed"));
        assertThat(talk.textOf(reply)).isEqualTo("one two three");
    }

    @Test
    void what_has_no_beginning_is_not_continued() {
        var turn = asked("one", a);
        for (var message : List.of(turn.text("user_message.id"), silent())) {
            talk.person()
                    .json()
                    .body("{}")
                    .post(talk.path() + "/messages/" + message + "/continue")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("nothing-to-continue"));
        }
    }

    private String silent() {
        try (var stream = talk.ask("two", a)) {
            models.question(a).refuse(400);
            return Talk.replyId(stream.toEnd(), 0);
        }
    }

    @Test
    void with_a_key_each_is_asked_once_and_joined_again() {
        var reply = stopped("one ");
        for (var verb : List.of("regenerate", "continue")) {
            var first = keyed(reply, verb);
            models.question(a).say("more").finish();
            assertThat(keyed(reply, verb)).isEqualTo(first);
            try (var events = talk.call(reply, verb, Map.of(), "Idempotency-Key", "key")) {
                events.until("finished");
            }
            assertThat(models.isAsked(a)).isFalse();
        }
        talk.read().then().body("messages", hasSize(3));
    }

    private String keyed(String reply, String verb) {
        return talk.person()
                .json()
                .accept("application/json")
                .header("Idempotency-Key", "key")
                .body("{}")
                .post(talk.path() + "/messages/" + reply + "/" + verb)
                .then()
                .statusCode(202)
                .extract()
                .path("replies[0].id");
    }

    @Test
    void answers_are_merged_by_any_model_into_one_that_says_of_what_it_was_made() {
        asked("zero", b);
        var turn = asked("one", a, b);
        var question = turn.text("user_message.id");
        try (var stream = talk.call(question, "merge", Map.of("model", b))) {
            var asked = models.question(b);
            assertThat(asked.messages()).hasSize(3).startsWith("user: zero", "assistant: zero by " + b);
            assertThat(asked.messages().getLast()).contains("one", "one by " + a, "one by " + b);
            asked.say("both").finish();
            var merged = Talk.replyId(stream.toEnd(), 0);
            var path = "messages.find { it.id == '%s' }.".formatted(merged);
            talk.read()
                    .then()
                    .body("head_id", equalTo(merged))
                    .body(path + "parent_id", equalTo(question))
                    .body(path + "merged_from", contains(turn.text("replies[0].id"), turn.text("replies[1].id")));
        }
        try (var stream = talk.ask("two", a)) {
            var next = models.question(a);
            assertThat(next.messages()).contains("assistant: one by " + a);
            next.say("2").finish();
            stream.toEnd();
        }
    }

    @Test
    void one_answer_is_nothing_to_merge() {
        var turn = asked("one", a);
        talk.person()
                .json()
                .body(Map.of("model", a))
                .post(talk.path() + "/messages/" + turn.text("user_message.id") + "/merge")
                .then()
                .statusCode(409)
                .body("type", equalTo("nothing-to-merge"));
        talk.read().then().body("messages[1].merged_from", nullValue());
    }
}
