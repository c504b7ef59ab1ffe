package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts at work for models and people: tools, actions, and one that never ends while others answer. */
@QuarkusTest
class ScriptToolsTest {
    private static final String WHO_ASKS = """
            const settings_schema = { type: 'object', properties: {
              mark: { type: 'string' }, key: { type: 'string', format: 'password' } } };
            const tools = [{
              name: 'who_asks',
              description: 'Tells who asks.',
              input_schema: { type: 'object', properties: { please: { type: 'boolean' } }, required: ['please'] },
              run({ please }, { user, model, locale, zone }) {
                log('asked by', user.name);
                if (!please) refuse('Say please.');
                return { name: user.name, model, locale, zone, mark: settings.mark, key: settings.key };
              },
            }];""";
    private Scripted chat;

    @BeforeEach
    void somebody_has_a_chat() {
        chat = Scripted.begin();
    }

    @AfterEach
    void close() throws IOException {
        chat.close();
    }

    @Test
    void a_tool_is_told_who_asks_and_its_settings_and_its_secrets_reach_nobody() {
        var id = Scripted.script("tool", WHO_ASKS, Map.of("settings", Map.of("mark", "!", "key", "opensesame")));
        var model = chat.model("tool_ids", id);
        chat.talk()
                .person()
                .json()
                .body(Map.of("name", "Ada", "language", "fr", "time_zone", "Asia/Seoul"))
                .patch("/api/v1/auth/me")
                .then()
                .statusCode(200);
        try (var stream = chat.talk().ask("Who am I?", model)) {
            chat.sent().call("c1", "who_asks", "{\"please\": true}");
            var second = chat.sent();
            assertThat(Scripted.lastTold(second))
                    .isEqualTo("{\"name\":\"Ada\",\"model\":\"" + model
                            + "\",\"locale\":\"fr\",\"zone\":\"Asia/Seoul\",\"mark\":\"!\",\"key\":\"•••\"}");
            second.call("c2", "who_asks", "{\"please\": false}");
            var third = chat.sent();
            assertThat(Scripted.lastTold(third)).isEqualTo("Say please.");
            third.say("You are Ada.").finish();
            assertThat(stream.toEnd()).noneMatch(event -> event.data().contains("opensesame"));
        }
        chat.talk().read().then().body("messages[1].tool_calls.state", contains("done", "failed"));
        Api.asAdministrator()
                .get("/api/v1/extensions/" + id + "/logs")
                .then()
                .body("items.what", contains("who_asks", "who_asks"))
                .body("items.ok", contains(false, true))
                .body("items[0].lines", empty());
    }

    @Test
    void an_action_gives_a_message_a_replacement_a_file_or_a_notice() {
        var action = Scripted.script("action", """
                export const action = (message, { chat, input }) => ({
                  '': `${chat.length} messages`,
                  new: { replacement: message.toUpperCase() },
                  file: { file: { name: 'a/b.csv', media_type: 'text/csv', text: message } },
                  not: { notice: 'Nothing.' },
                  fail: 1,
                })[input]""", Map.of());
        var model = chat.model("action_ids", action);
        String reply;
        try (var stream = chat.talk().ask("hello", model)) {
            chat.sent().say("Good day").finish();
            reply = Talk.replyId(stream.toEnd(), 0);
        }
        pressed(reply, action, "").then().statusCode(200).body("message.content[0].text", equalTo("2 messages"));
        pressed(reply, action, "new").then().body("message.content[0].text", equalTo("GOOD DAY"));
        var file = pressed(reply, action, "file");
        file.then().body("file.name", equalTo("a_b.csv"));
        assertThat(chat.talk()
                        .person()
                        .json()
                        .get("/api/v1/files/" + file.path("file.id"))
                        .asString())
                .isEqualTo("Good day");
        pressed(reply, action, "not").then().body("text", equalTo("Nothing."));
        pressed(reply, action, "fail").then().statusCode(502).body("detail", containsString("neither a text"));
    }

    private Response pressed(String reply, String action, String input) {
        return chat.talk()
                .person()
                .json()
                .body(Map.of("input", input))
                .post(chat.talk().path() + "/messages/" + reply + "/actions/" + action);
    }

    @Test
    void a_script_that_never_ends_keeps_nobody_elses_answer_waiting_and_ends_with_its_own() {
        var stuck = chat.model(
                "filter_ids", Scripted.script("filter", "export const inlet = () => { for (;;); }", Map.of()));
        Api.asAdministrator()
                .body(Map.of("extension_writers", "users"))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
        try {
            var well = chat.model("filter_ids", Scripted.script(Api.somebody(), "filter", Scripted.SHOUTS, Map.of()));
            assertAnswered(6, well); // with processes of its own, before others take some
            var talks = Stream.generate(() -> Talk.begin(chat.talk().person()))
                    .limit(3)
                    .toList();
            var replies = talks.stream().map(one -> begun(one, stuck)).toList();
            assertAnswered(20, well);
            assertThat(talks).allSatisfy(one -> one.read().then().body("messages[1].state", equalTo("streaming")));
            var processes = ProcessHandle.current().descendants().toList();
            for (var i = 0; i < talks.size(); i++) {
                chat.talk()
                        .person()
                        .json()
                        .post(talks.get(i).path() + "/messages/" + replies.get(i) + "/stop")
                        .then()
                        .statusCode(200);
            }
            // What is only out of time keeps its process; what is stopped loses it.
            await().until(() -> processes.stream().filter(one -> !one.isAlive()).count() >= 3);
        } finally {
            Api.asAdministrator()
                    .body(Map.of("extension_writers", "administrators"))
                    .patch("/api/v1/settings");
        }
    }

    /** @return its reply */
    private static String begun(Talk talk, String model) {
        try (var stream = talk.ask("hello", model)) {
            return Talk.replyId(stream.until("turn"), 0);
        }
    }

    private void assertAnswered(int times, String model) {
        var answers = IntStream.range(0, times)
                .mapToObj(number -> chat.called(Map.of(), model))
                .toList();
        answers.forEach(answer -> chat.sent().whole("A day"));
        answers.forEach(
                answer -> answer.join().then().statusCode(200).body("choices[0].message.content", equalTo("A night")));
    }
}
