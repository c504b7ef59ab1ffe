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

/** What becomes of the replies of a server that is gone. It is played by rows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GoneServersTest {
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
    void an_answer_that_went_on_at_a_server_that_is_gone_keeps_both_parts() throws SQLException {
        there.goesOn();
        there.beats("-1 minute");
        await().untilAsserted(() -> talk.read().then().body("messages[1].state", equalTo("failed")));
        talk.read().then().body("messages[1].content[0].text", equalTo("Привет, мир"));
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
