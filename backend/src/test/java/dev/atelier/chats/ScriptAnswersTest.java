package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.EventStream;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts as filters of answers: what they change, in chats and under {@code /v1}, and what becomes of the answer when they fail. */
@QuarkusTest
class ScriptAnswersTest {
    private Scripted chat;

    @BeforeEach
    void somebody_has_a_chat() {
        chat = Scripted.begin();
    }

    @AfterEach
    void close() throws IOException {
        chat.close();
    }

    private static EventStream.Event event(List<EventStream.Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_filter_changes_what_is_sent_told_and_kept_in_a_chat_and_under_v1() {
        var model = chat.model("filter_ids", Scripted.script("filter", Scripted.SHOUTS, Map.of()));
        try (var stream = chat.talk().ask("hello", model)) {
            var sent = chat.sent();
            assertThat(sent.messages()).containsExactly("user: HELLO");
            sent.say("Good d").say("ay to all da").say("ys").finish();
            var events = stream.toEnd();
            var reply = Talk.replyId(events, 0);
            assertThat(Talk.told(events, reply)).isEqualTo("Good night to all nights");
            assertThat(chat.talk().textOf(reply)).isEqualTo("Good night to all nights");
        }
        var whole = chat.called(Map.of(), model);
        chat.sent().whole("A day");
        whole.join().then().statusCode(200).body("choices[0].message.content", equalTo("A night"));
        var streamed = chat.called(Map.of("stream", true), model);
        chat.sent().say("A da").say("y").finish();
        assertThat(streamed.join().asString()).contains("night").doesNotContain("da\"");
    }

    @Test
    void a_refused_question_does_not_refuse_the_next_one() {
        var model = chat.model("filter_ids", Scripted.script("filter", """
                export const inlet = (messages) => {
                  if (messages.some((m) => m.content.includes('forbidden'))) refuse('Not this.');
                  return messages;
                }""", Map.of()));
        try (var stream = chat.talk().ask("The forbidden thing", model)) {
            assertThat(event(stream.toEnd(), "failed").text("problem.type")).isEqualTo("filter-refused");
        }
        try (var stream = chat.talk().ask("Something else", model)) {
            var sent = chat.sent();
            assertThat(sent.messages()).containsExactly("user: Something else");
            sent.say("Well.").finish();
            stream.toEnd();
        }
        try (var stream = chat.talk().ask("And more", model)) {
            var sent = chat.sent();
            assertThat(sent.messages()).containsExactly("user: Something else", "assistant: Well.", "user: And more");
            sent.say("More.").finish();
            stream.toEnd();
        }
    }

    private static String filter(String mark, String letter, String id, int priority) {
        var code = "export const inlet = (messages) => messages.map((m) => ({ ...m, content: m.content + '%s' }));";
        return Scripted.script(
                "filter",
                code.formatted(letter),
                Map.of("id", id + mark, "name", letter + " " + mark, "priority", priority, "switchable", true));
    }

    @Test
    void filters_are_listed_offered_and_run_by_priority_and_then_by_name() {
        var mark = UUID.randomUUID().toString();
        var ids = List.of(filter(mark, "B", "1-", 5), filter(mark, "a", "2-", 5), filter(mark, "C", "3-", -5));
        var inOrder = List.of(ids.get(2), ids.get(1), ids.get(0));
        var model = chat.model("filter_ids", ids);
        var person = chat.talk().person();

        var path = "/api/v1/extensions?kind=filter&limit=2&q=" + mark;
        var first = person.json().get(path);
        assertThat(first.<List<String>>path("items.id")).isEqualTo(inOrder.subList(0, 2));
        assertThat(person.json()
                        .get(path + "&cursor=" + first.path("next_cursor"))
                        .<List<String>>path("items.id"))
                .isEqualTo(inOrder.subList(2, 3));
        assertThat(person.json().get("/api/v1/catalog?q=" + model).<List<String>>path("items[0].filters.id"))
                .isEqualTo(inOrder);
        var answer = chat.called(Map.of(), model);
        var sent = chat.sent();
        assertThat(sent.messages()).containsExactly("user: helloCaB");
        sent.whole("Well.");
        answer.join().then().statusCode(200);
    }

    @Test
    void what_an_outlet_makes_of_an_answer_is_all_that_is_told_of_it() {
        var model = chat.model(
                "filter_ids",
                Scripted.script(
                        "filter",
                        "export const outlet = (text) => (text.includes('secret') ? refuse('Not this.') : `${text} (seen)`)",
                        Map.of()));
        try (var stream = chat.talk().ask("hello", model)) {
            chat.sent().say("One, ").say("two").finish();
            var events = stream.toEnd();
            assertThat(Talk.told(events, Talk.replyId(events, 0))).isEqualTo("One, two (seen)");
        }
        try (var stream = chat.talk().ask("hello", model)) {
            chat.sent().say("It is secret").finish();
            var events = stream.toEnd();
            assertThat(Talk.names(events)).doesNotContain("delta");
            assertThat(event(events, "failed").text("problem.detail")).contains("Not this.");
        }
        var call = chat.called(Map.of(), model);
        chat.sent().whole("It is secret");
        call.join().then().statusCode(400).body("error.message", containsString("Not this."));
    }

    @Test
    void a_filter_that_fails_ends_the_answer_or_lets_it_pass_as_its_owner_chose() {
        for (var function : List.of("inlet", "stream", "outlet")) {
            var code = "export const " + function + " = () => { throw new Error('broken') }";
            var closes = chat.model("filter_ids", Scripted.script("filter", code, Map.of("on_failure", "close")));
            try (var stream = chat.talk().ask("hello", closes)) {
                if (!function.equals("inlet")) {
                    chat.sent().say("Good day").finish();
                }
                var events = stream.toEnd();
                assertThat(event(events, "failed").text("problem.type")).isEqualTo("filter-failed");
                assertThat(event(events, "failed").text("problem.detail")).contains("The script threw: Error: broken");
                assertThat(Talk.names(events)).doesNotContain("delta");
            }
            var opens = chat.model("filter_ids", Scripted.script("filter", code, Map.of("on_failure", "open")));
            try (var stream = chat.talk().ask("hello", opens)) {
                chat.sent().say("Good day").finish();
                var events = stream.toEnd();
                assertThat(event(events, "filter").text("what")).isEqualTo("failed-open");
                assertThat(Talk.told(events, Talk.replyId(events, 0))).isEqualTo("Good day");
            }
        }
        assertThat(chat.upstream().isAsked(chat.upstream().model(0))).isFalse();
    }
}
