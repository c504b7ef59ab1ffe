package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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

/** What a server does about the replies of others. The others are played by rows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplicasTest {
    @Inject
    DataSource database;

    private final UUID question = UUID.randomUUID();
    private final UUID reply = UUID.randomUUID();
    private OtherServer there;
    private Talk talk;

    @BeforeEach
    void a_chat_in_which_another_server_writes() throws SQLException {
        talk = Talk.begin();
        there = new OtherServer(database, UUID.randomUUID(), reply);
        there.beats("1 hour"); // before it writes, or it is taken for dead
        var chat = UUID.fromString(talk.id());
        there.run(
                "insert into message (id, seq, chat_id, role, text, state, created_at) values (?, 1, ?, 'user', 'Hi', 'done', now())",
                question,
                chat);
        there.run(
                "insert into message (id, seq, round, chat_id, parent_id, role, model_id, state, replica_id, created_at)"
                        + " values (?, 2, 2, ?, ?, 'assistant', 'far-away', 'streaming', ?, now())",
                reply,
                chat,
                question,
                there.id());
        there.run("update chat set last_seq = 2 where id = ?", chat);
        there.say(0, "Привет");
    }

    @Test
    void the_replies_of_a_server_that_is_gone_are_ended_with_the_text_that_was_saved() throws SQLException {
        there.say("Привет".getBytes(java.nio.charset.StandardCharsets.UTF_8).length, ", мир");
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        talk.read()
                .then()
                .body("messages[1].problem.type", equalTo("interrupted"))
                .body("messages[1].content[0].text", equalTo("Привет, мир"));
        assertThat(there.count("select count(*) from reply_part where message_id = ?"))
                .isZero();
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
    void what_filters_of_another_server_did_is_heard_here_and_kept_when_it_is_gone() throws SQLException {
        var notice = "[{\"filter_id\": \"redact\", \"name\": \"Redact\", \"what\": \"changed\"}]";
        there.run("insert into reply_part (message_id, kind, at, body) values (?, 'filters', 1, ?)", reply, notice);
        try (var stream = talk.listen()) {
            assertThat(stream.until("filter").getLast().text("filter_id")).isEqualTo("redact");
        }
        talk.read().then().body("messages[1].filter_notices.what", contains("changed"));
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        talk.read().then().body("messages[1].filter_notices.filter_id", contains("redact"));
    }

    @Test
    void tools_that_another_server_called_stay_with_the_answer_when_it_is_gone_and_those_that_ran_have_failed()
            throws SQLException {
        var call =
                "{\"call_id\": \"%s\", \"extension_id\": \"clock\", \"tool\": \"current_time\", \"arguments\": \"{}\", \"at\": 6, %s}";
        var calls = "[%s, %s, %s]"
                .formatted(
                        call.formatted("a", "\"state\": \"done\", \"result\": \"noon\", \"took_ms\": 3"),
                        call.formatted("b", "\"state\": \"running\""),
                        call.formatted("c", "\"state\": \"waiting\", \"question\": {\"choices\": []}"));
        there.run("insert into reply_part (message_id, kind, at, body) values (?, 'tools', 1, '[]')", reply);
        there.run("insert into reply_part (message_id, kind, at, body) values (?, 'tools', 5, ?)", reply, calls);
        talk.read().then().body("messages[1].tool_calls.state", contains("done", "running", "waiting"));
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        talk.read()
                .then()
                .body("messages[1].tool_calls.call_id", contains("a", "b", "c"))
                .body("messages[1].tool_calls.state", contains("done", "failed", "failed"))
                .body("messages[1].tool_calls[0].result", equalTo("noon"))
                .body("messages[1].tool_calls[0].problem", nullValue())
                .body("messages[1].tool_calls[1].problem", containsString("stopped while it ran"))
                .body("messages[1].tool_calls[2].question", nullValue());
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
    void a_reader_that_knows_more_than_was_saved_is_given_what_is_left() throws SQLException {
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        try (var stream = talk.listen("Last-Event-ID", "2:2.500.0")) {
            var snapshot = stream.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.text("text")).isEqualTo("Привет");
            assertThat(snapshot.text("state")).isEqualTo("failed");
            assertThat(stream.next().name()).isEqualTo("failed");
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
            assertThat(asked.isLeftWithin(5)).isTrue();
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
            assertThat(last.isLeftWithin(5)).isTrue();
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
            assertThat(asked.isLeftWithin(5)).isTrue();
            stream.until("failed");
            assertThat(talk.textOf(mine)).isEqualTo("So");
        }
    }

    /** The other server was asked for more of what it had ended. */
    private void goesOn() throws SQLException {
        there.run("delete from reply_part where message_id = ?", reply);
        there.run("update message set text = 'Привет', round = 3 where id = ?", reply);
        there.run("update chat set last_seq = 3 where id = ?", UUID.fromString(talk.id()));
        there.say(12, ", мир");
    }

    @Test
    void an_answer_that_goes_on_elsewhere_is_heard_here_with_what_it_held() throws SQLException {
        goesOn();
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
    void an_answer_that_went_on_at_a_server_that_is_gone_keeps_both_parts() throws SQLException {
        goesOn();
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        talk.read().then().body("messages[1].content[0].text", equalTo("Привет, мир"));
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

    @Test
    void an_answer_of_a_server_that_is_gone_is_continued_here() throws Exception {
        try (var models = new PlayedModels("a")) {
            there.run("update message set model_id = '" + models.model(0) + "' where id = ?", reply);
            there.beats("-1 minute");
            await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
            try (var stream = talk.call(reply.toString(), "continue", java.util.Map.of())) {
                var asked = models.question(models.model(0));
                assertThat(asked.messages()).containsExactly("user: Hi", "assistant: Привет");
                asked.say(", мир").finish();
                stream.toEnd();
            }
            assertThat(talk.textOf(reply.toString())).isEqualTo("Привет, мир");
        }
    }
}
