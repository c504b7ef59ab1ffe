package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TurnsTest {
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
    void a_turn_is_told_from_turn_to_done_and_stored_as_it_was_told() {
        try (var stream = talk.ask("Who wrote Middlemarch?", a, b)) {
            models.question(a).think("Hm. ").say("George ").say("Eliot 👋🏽").finish();
            models.question(b).say("Я не знаю").finish();
            var events = stream.toEnd();
            var names = Talk.names(events);
            assertThat(names).startsWith("turn").endsWith("done", "end of stream");
            assertThat(names.stream().filter("finished"::equals)).hasSize(2);
            assertThat(names.stream().filter("usage"::equals)).hasSize(2);
            var first = Talk.replyId(events, 0);
            var second = Talk.replyId(events, 1);
            assertThat(Talk.told(events, first)).isEqualTo("George Eliot 👋🏽");
            assertThat(Talk.told(events, "reasoning", first)).isEqualTo("Hm. ");
            talk.read()
                    .then()
                    .body("title", equalTo("Who wrote Middlemarch?"))
                    .body("head_id", equalTo(first))
                    .body("models", equalTo(List.of(a, b)))
                    .body("messages", hasSize(3))
                    .body("messages[0].role", equalTo("user"))
                    .body("messages[1].content[0].text", equalTo("George Eliot 👋🏽"))
                    .body("messages[1].reasoning", equalTo("Hm. "))
                    .body("messages[1].state", equalTo("done"))
                    .body("messages[1].finish_reason", equalTo("stop"))
                    .body("messages[1].usage.prompt_tokens", equalTo(7))
                    .body("messages[1].usage.completion_tokens", equalTo(3))
                    .body("messages[2].id", equalTo(second))
                    .body("messages[2].content[0].text", equalTo("Я не знаю"));
        }
    }

    @Test
    void an_answer_is_one_upstream_request_with_nothing_hidden_in_it() {
        try (var stream = talk.ask("Hello", a)) {
            var question = models.question(a);
            question.say("Hi").finish();
            stream.toEnd();
            assertThat(question.messages()).containsExactly("user: Hello");
            assertThat(question.body().has("tools")).isFalse();
            assertThat(models.isAsked(a)).isFalse();
        }
    }

    @Test
    void in_the_next_turn_each_model_sees_its_own_answer_byte_for_byte() {
        var ofA = " Ответ A \n\twith 👋🏽 and \"quotes\" ";
        var ofB = "Antwort B\u2028";
        try (var stream = talk.ask("one", a, b)) {
            models.question(a).say(ofA).finish();
            models.question(b).say(ofB).finish();
            stream.toEnd();
        }
        try (var stream = talk.ask("two", a, b)) {
            var second = models.question(a);
            assertThat(second.messages()).containsExactly("user: one", "assistant: " + ofA, "user: two");
            second.say("A2").finish();
            var other = models.question(b);
            assertThat(other.messages()).containsExactly("user: one", "assistant: " + ofB, "user: two");
            other.say("B2").finish();
            stream.toEnd();
        }
        talk.read().then().body("messages.findAll { it.role == 'assistant' }.saw", equalTo(List.of(0, 0, 1, 1)));
        try (var stream = talk.ask(Talk.turn(Map.of("context", "selected"), "three", b))) {
            var third = models.question(b);
            assertThat(third.messages())
                    .containsExactly("user: one", "assistant: " + ofA, "user: two", "assistant: A2", "user: three");
            third.say("B3").finish();
            stream.toEnd();
        }
    }

    @Test
    void a_workspace_model_answers_with_its_prompt_its_variables_and_its_parameters() {
        var id = "greeter-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Greeter",
                        "base_model_id",
                        a,
                        "system_prompt",
                        "You greet {{ user_name }} by {{USER_EMAIL}}.",
                        "params",
                        Map.of("temperature", 0, "seed", 0)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        try (var stream = talk.ask("{{USER_NAME}}?", id)) {
            var question = models.question(a);
            question.say("Hi").finish();
            var events = stream.toEnd();
            assertThat(question.messages())
                    .containsExactly(
                            "system: You greet Somebody by " + talk.person().email() + ".", "user: {{USER_NAME}}?");
            assertThat(question.body().get("temperature").asInt(-1)).isZero();
            assertThat(question.body().get("seed").asInt(-1)).isZero();
            assertThat(events.getFirst().text("replies[0].model_id")).isEqualTo(id);
        }
    }

    @Test
    void a_reader_that_leaves_does_not_end_the_reply() {
        String reply;
        PlayedModels.Question question;
        try (var stream = talk.ask("Hello", a)) {
            question = models.question(a).say("Hi ");
            reply = Talk.replyId(stream.until("delta"), 0);
        }
        try (var later = talk.listen()) {
            assertThat(later.next().text("text")).isEqualTo("Hi ");
            question.say("there").finish();
            later.until("finished");
        }
        assertThat(talk.textOf(reply)).isEqualTo("Hi there");
    }

    @Test
    void who_prefers_json_is_told_that_the_turn_runs() {
        var answer = talk.post(Talk.turn("Hello", a));
        answer.then().statusCode(202).body("user_message.content[0].text", equalTo("Hello"));
        String reply = answer.path("replies[0].id");
        try (var stream = talk.listen()) {
            assertThat(stream.next().name()).isEqualTo("snapshot");
            models.question(a).say("Hi").finish();
            stream.until("finished");
        }
        assertThat(talk.textOf(reply)).isEqualTo("Hi");
    }

    @Test
    void stop_ends_a_reply_at_once_and_keeps_what_it_said() throws InterruptedException {
        try (var stream = talk.ask("Hello", a)) {
            var question = models.question(a).say("So far");
            var reply = Talk.replyId(stream.until("delta"), 0);
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + reply + "/stop")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("stopped"))
                    .body("finish_reason", equalTo("stopped"))
                    .body("content[0].text", equalTo("So far"));
            assertThat(question.isLeft()).isTrue();
            var rest = stream.toEnd();
            assertThat(Talk.names(rest)).containsExactly("usage", "finished", "done", "end of stream");
            assertThat(rest.get(1).text("finish_reason")).isEqualTo("stopped");
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + reply + "/stop")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("stopped"));
        }
    }

    @Test
    void an_upstream_that_breaks_off_fails_its_reply_alone_and_what_arrived_is_kept() {
        try (var stream = talk.ask("Hello", a, b)) {
            models.question(a).say("Half of ").cut();
            var failed = stream.until("failed");
            models.question(b).say("Whole").finish();
            var rest = stream.toEnd();
            assertThat(failed.getLast().text("problem.type")).isEqualTo("upstream-broke-off");
            assertThat(failed.getLast().text("problem.instance")).isNotBlank();
            assertThat(Talk.names(rest)).endsWith("finished", "done", "end of stream");
            talk.read()
                    .then()
                    .body("messages[1].state", equalTo("failed"))
                    .body("messages[1].problem.type", equalTo("upstream-broke-off"))
                    .body("messages[1].content[0].text", equalTo("Half of "))
                    .body("messages[2].state", equalTo("done"));
        }
    }

    @Test
    void a_busy_upstream_says_how_long_to_wait() {
        try (var stream = talk.ask("Hello", a)) {
            models.question(a).refuse(429, "Retry-After: 7");
            var failed = stream.until("failed").getLast();
            assertThat(failed.text("problem.type")).isEqualTo("upstream-rate-limited");
            assertThat(failed.text("problem.retry_after")).isEqualTo("7");
            assertThat(Talk.names(stream.toEnd())).containsExactly("done", "end of stream");
        }
    }

    @Test
    void an_edited_question_is_a_turn_with_the_parent_of_the_first() {
        try (var stream = talk.ask("one", a)) {
            models.question(a).say("A1").finish();
            stream.toEnd();
        }
        var again = new java.util.HashMap<String, Object>();
        again.put("parent_id", null);
        try (var stream = talk.ask(Talk.turn(again, "one, better", a))) {
            var question = models.question(a);
            assertThat(question.messages()).containsExactly("user: one, better");
            question.say("A2").finish();
            stream.toEnd();
        }
        talk.read().then().body("title", equalTo("one")).body("messages.findAll { it.parent_id == null }", hasSize(2));
    }
}
