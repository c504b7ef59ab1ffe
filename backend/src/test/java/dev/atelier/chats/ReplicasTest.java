package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server does about the replies of others that live. The others are played by rows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplicasTest {
    @Inject
    DataSource database;

    private OtherServer there;
    private UUID question;
    private UUID reply;
    private Talk talk;

    @BeforeEach
    void a_chat_in_which_another_server_writes() throws SQLException {
        talk = Talk.begin();
        there = OtherServer.answeringIn(talk, database);
        question = there.question();
        reply = there.reply();
    }

    @Test
    void a_reply_of_a_server_that_lives_is_left_alone_and_can_be_read() throws SQLException {
        talk.read()
                .then()
                .body("messages[1].state", equalTo("streaming"))
                .body("messages[1].content[0].text", equalTo("Привет"));
    }

    @Test
    void what_another_server_writes_is_heard_here_as_it_is_saved() throws SQLException {
        try (var stream = talk.listen()) {
            assertThat(stream.next().text("text")).isEqualTo("Привет");
            there.say(12, ", мир");
            assertThat(stream.next().text("text")).isEqualTo(", мир");
            there.run(
                    "update message set state = 'done', finish_reason = 'stop', text = 'Привет, мир!', duration_ms = 5 where id = ?",
                    reply);
            there.run("delete from reply_part where message_id = ?", reply);
            var rest = stream.until("finished");
            assertThat(Talk.told(rest, reply.toString())).isEqualTo("!");
        }
    }

    @Test
    void that_another_server_asked_a_fallback_is_heard_here_once() throws SQLException {
        try (var stream = talk.listen()) {
            stream.until("snapshot");
            there.fallBack(0, "own", "other");
            var told = stream.next();
            assertThat(told.name()).isEqualTo("fallback");
            assertThat(told.text("reply_id")).isEqualTo(reply.toString());
            assertThat(told.text("to")).isEqualTo("other");
            assertThat(told.text("problem.type")).isEqualTo("upstream-failed");
            there.fallBack(1, "other", "third");
            assertThat(stream.next().text("to")).isEqualTo("third");
            there.say(12, ", мир");
            assertThat(stream.next().text("text")).isEqualTo(", мир");
        }
        try (var late = talk.listen()) {
            assertThat(Talk.names(late.until("snapshot"))).containsExactly("fallback", "fallback", "snapshot");
        }
    }

    @Test
    void that_a_fallback_was_asked_here_is_saved_for_the_others() throws Exception {
        try (var models = new PlayedModels("own", "other")) {
            var model = Talk.falling(talk.person(), models.model(0), models.model(1));
            var turn = Talk.turn(java.util.Map.of("parent_id", question.toString()), "More", model);
            try (var stream = talk.ask(turn)) {
                models.question(models.model(0)).refuse(503);
                var asked = models.question(models.model(1));
                var mine = UUID.fromString(stream.until("fallback").getLast().text("reply_id"));
                await().untilAsserted(() -> assertThat(there.saved(mine))
                        .contains("\"to\":\"" + models.model(1) + "\"")
                        .contains("upstream-failed"));
                asked.say("I can").finish();
                stream.toEnd();
                assertThat(there.saved(mine)).isEmpty();
            }
        }
    }

    @Test
    void a_stop_reaches_the_server_that_writes() throws Exception {
        talk.person()
                .json()
                .post(talk.path() + "/messages/" + reply + "/stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("streaming"));
        assertThat(there.count("select count(*) from message where id = ? and stop_requested"))
                .isEqualTo(1);
        try (var models = new PlayedModels("a");
                var stream = talk.ask(
                        Talk.turn(java.util.Map.of("parent_id", question.toString()), "More", models.model(0)))) {
            var asked = models.question(models.model(0)).say("So far");
            var mine = Talk.replyId(stream.until("delta"), 0);
            there.run("update message set stop_requested = true where id = ?", UUID.fromString(mine));
            assertThat(asked.isLeft()).isTrue();
            assertThat(stream.until("finished").getLast().text("finish_reason")).isEqualTo("stopped");
        }
    }

    @Test
    void a_stop_that_is_heard_late_does_not_end_an_answer_that_nobody_wants_stopped() throws Exception {
        try (var models = new PlayedModels("a");
                var stream = talk.ask(
                        Talk.turn(java.util.Map.of("parent_id", question.toString()), "More", models.model(0)));
                var other = talk.ask(
                        Talk.turn(java.util.Map.of("parent_id", question.toString()), "And", models.model(0)))) {
            var asked = models.question(models.model(0)).say("So far");
            var mine = Talk.replyId(stream.until("delta"), 0);
            var last = models.question(models.model(0)).say("So far");
            var unwanted = Talk.replyId(other.until("delta"), 0);
            there.ring(mine);
            there.run("update message set stop_requested = true where id = ?", UUID.fromString(unwanted));
            there.ring(unwanted); // heard after the first
            assertThat(last.isLeft()).isTrue();
            asked.say(" and on").finish();
            assertThat(Talk.told(stream.toEnd(), mine)).endsWith(" and on");
            assertThat(talk.textOf(mine)).isEqualTo("So far and on");
        }
    }

    @Test
    void a_reply_that_was_ended_by_somebody_else_writes_nothing_any_more() throws Exception {
        try (var models = new PlayedModels("a");
                var stream = talk.ask(
                        Talk.turn(java.util.Map.of("parent_id", question.toString()), "More", models.model(0)))) {
            var asked = models.question(models.model(0)).say("So far");
            var mine = Talk.replyId(stream.until("delta"), 0);
            there.run("update message set state = 'failed', text = 'So' where id = ?", UUID.fromString(mine));
            asked.say(" and on");
            assertThat(asked.isLeft()).isTrue();
            stream.until("failed");
            assertThat(talk.textOf(mine)).isEqualTo("So");
        }
    }

    @Test
    void an_answer_that_goes_on_elsewhere_is_heard_here_with_what_it_held() throws SQLException {
        there.goesOn();
        try (var stream = talk.listen("Last-Event-ID", "2")) {
            assertThat(stream.next().text("replies[0].id")).isEqualTo(reply.toString());
            var snapshot = stream.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.text("text")).isEqualTo("Привет, мир");
            there.say(20, "!");
            assertThat(stream.next().text("text")).isEqualTo("!");
        }
        try (var resumed = talk.listen("Last-Event-ID", "3:2.12.0")) {
            assertThat(resumed.next().text("text")).isEqualTo(", мир!");
        }
    }

    @Test
    void an_answer_anew_that_runs_elsewhere_is_heard_here_by_who_was_away() throws SQLException {
        var anew = UUID.randomUUID();
        there.run("update message set state = 'done', text = 'Привет' where id = ?", reply);
        there.run(
                "insert into message (id, seq, round, chat_id, parent_id, role, model_id, state, replica_id, created_at)"
                        + " values (?, 3, 3, ?, ?, 'assistant', 'far-away', 'streaming', ?, now())",
                anew,
                UUID.fromString(talk.id()),
                question,
                there.id());
        there.run("update chat set last_seq = 3 where id = ?", UUID.fromString(talk.id()));
        there.run("insert into reply_part (message_id, kind, at, body) values (?, 'text', 0, 'Пока')", anew);
        try (var stream = talk.listen("Last-Event-ID", "2")) {
            var turn = stream.next();
            assertThat(turn.name()).isEqualTo("turn");
            assertThat(turn.text("user_message.id")).isEqualTo(question.toString());
            assertThat(turn.text("replies.id")).isEqualTo("[" + anew + "]");
            assertThat(Talk.told(java.util.List.of(stream.next()), anew.toString()))
                    .isEqualTo("Пока");
        }
    }

    @Test
    void a_round_that_another_server_begins_is_heard_here_at_once_and_one_of_this_server_once() throws Exception {
        var asked = UUID.randomUUID();
        var anew = UUID.randomUUID();
        try (var models = new PlayedModels("a");
                var stream = talk.listen()) {
            stream.until("snapshot");
            there.run(
                    "insert into message (id, seq, chat_id, parent_id, role, text, state, created_at) values (?, 3, ?, ?, 'user', 'More', 'done', now())",
                    asked,
                    UUID.fromString(talk.id()),
                    reply);
            there.run(
                    "insert into message (id, seq, round, chat_id, parent_id, role, model_id, state, replica_id, created_at)"
                            + " values (?, 4, 4, ?, ?, 'assistant', 'far-away', 'streaming', ?, now())",
                    anew,
                    UUID.fromString(talk.id()),
                    asked,
                    there.id());
            there.run("insert into reply_part (message_id, kind, at, body) values (?, 'text', 0, 'Пока')", anew);
            there.run("update chat set last_seq = 4 where id = ?", UUID.fromString(talk.id()));
            var turn = stream.next();
            assertThat(turn.name()).isEqualTo("turn");
            assertThat(turn.text("user_message.content[0].text")).isEqualTo("More");
            assertThat(turn.text("replies.id")).isEqualTo("[" + anew + "]");
            assertThat(stream.next().text("text")).isEqualTo("Пока");
            var mine = Talk.turn(java.util.Map.of("parent_id", question.toString()), "And here", models.model(0));
            try (var own = talk.ask(mine)) {
                models.question(models.model(0)).say("Yes.").finish();
                own.toEnd();
            }
            there.run("update message set state = 'done', finish_reason = 'stop', text = 'Пока' where id = ?", anew);
            there.run("delete from reply_part where message_id = ?", anew);
            var rest = new java.util.ArrayList<>(stream.until("finished"));
            rest.addAll(stream.until("finished"));
            assertThat(Talk.names(rest)).containsOnlyOnce("turn");
            assertThat(Talk.told(rest, anew.toString())).isEmpty();
        }
    }

    /** The other server was asked for more of what it had ended; nobody here was away. */
    @Test
    void an_answer_that_another_server_goes_on_with_is_heard_here_at_once() throws SQLException {
        there.run(
                "update message set state = 'stopped', finish_reason = 'stopped', text = 'Привет' where id = ?", reply);
        there.run("delete from reply_part where message_id = ?", reply);
        try (var stream = talk.listen("Last-Event-ID", "2")) {
            there.run("update message set state = 'streaming', round = 3 where id = ?", reply);
            there.say(12, ", мир");
            there.run("update chat set last_seq = 3 where id = ?", UUID.fromString(talk.id()));
            assertThat(stream.next().text("replies[0].id")).isEqualTo(reply.toString());
            assertThat(stream.next().text("text")).isEqualTo("Привет, мир");
        }
    }
}
