package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.ModelOwner;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models whose traffic passes filters: what they are sent, what is told of their answers, and what is kept. */
@QuarkusTest
class FilteredAnswersTest {
    private static final String CARD = "4111 1111 1111 1111";

    @RegisterExtension
    final ModelOwner owner = new ModelOwner();

    @Inject
    Statements statements;

    private String model = "";

    private void model(String... filters) {
        model(List.of(filters), List.of());
    }

    private void model(List<String> filters, List<String> tools) {
        model = owner.model(Map.of("filter_ids", filters, "tool_ids", tools));
    }

    private List<String> everyTextOf(Talk talk) {
        return statements.list(row -> String.valueOf(row.getString(1)), """
                select m::text from message m where chat_id = ?::uuid and role = 'assistant'
                union all select p::text from reply_part p join message m on m.id = p.message_id where m.chat_id = ?::uuid""", talk.id(), talk.id());
    }

    @Test
    void a_redacted_card_is_in_no_event_no_row_no_snapshot_no_index_and_no_log() throws Exception {
        model("redact");
        var logged = new ArrayList<String>();
        var handler = logging(logged);
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("My card is " + CARD + ", is it right?", model)) {
            var sent = owner.asked();
            assertThat(sent.messages().getLast()).isEqualTo("user: My card is [card], is it right?");
            sent.think("They said 4111-1111")
                    .think("-1111-1111. ")
                    .say("Zebra, it is 41")
                    .say("11 1111 11");
            await().until(() -> everyTextOf(talk).stream().anyMatch(row -> row.contains("Zebra")));
            var rows = new ArrayList<>(everyTextOf(talk));
            try (var other = talk.listen()) {
                var snapshot = other.until("snapshot").getLast();
                assertThat(snapshot.data()).contains("Zebra, it is ").doesNotContain("1111");
            }
            sent.say("11 1111").say(", mail anna@exam").say("ple.com").say("!").finish();
            var events = stream.toEnd();
            var reply = Talk.replyId(events, 0);

            assertThat(Talk.told(events, reply)).isEqualTo("Zebra, it is [card], mail [e-mail]!");
            assertThat(Talk.told(events, "reasoning", reply)).isEqualTo("They said [card]. ");
            assertThat(Talk.names(events)).contains("filter");
            rows.addAll(everyTextOf(talk));
            assertThat(rows).noneMatch(FilteredAnswersTest::holdsCard);
            assertThat(events.stream().skip(1).map(EventStream.Event::data)).noneMatch(FilteredAnswersTest::holdsCard);
            assertThat(talk.textOf(reply)).isEqualTo("Zebra, it is [card], mail [e-mail]!");
            assertThat(logged).noneMatch(FilteredAnswersTest::holdsCard);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
    }

    @Test
    void what_a_tool_is_called_with_and_gives_passes_the_filters_too() {
        model(List.of("redact", "limit-length"), List.of("calculator"));
        var number = "4111111111111111";
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("Add nothing to it.", model)) {
            owner.asked().call("c1", "calculate", "{\"expression\": \"" + number + " + 0\"}");
            var second = owner.asked();
            assertThat(second.body().path("messages").findValuesAsText("content"))
                    .contains("[card]");
            second.say("Done.").finish();
            var events = stream.toEnd();
            assertThat(events.stream().map(EventStream.Event::data))
                    .noneMatch(data -> data.contains(number))
                    .anyMatch(data -> data.contains("[card] + 0"));
        }
        assertThat(everyTextOf(talk)).noneMatch(row -> row.contains(number)).anyMatch(row -> row.contains("[card]"));
    }

    private static boolean holdsCard(String text) {
        return text.contains("1111 1111") || text.contains("1111-1111") || text.contains("anna@");
    }

    private static Handler logging(List<String> lines) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        return handler;
    }

    @Test
    void what_a_filter_did_stays_with_the_answer_is_told_again_and_exported() throws Exception {
        model("redact");
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("Is " + CARD + " right?", model)) {
            var sent = owner.asked().say("It ");
            var reply = Talk.replyId(stream.until("delta"), 0);
            talk.read().then().body("messages[1].filter_notices.what", contains("changed"));
            await().until(() -> everyTextOf(talk).stream().anyMatch(row -> row.contains("Redact")));
            sent.say("is.").finish("length");
            stream.toEnd();
            try (var more = talk.call(reply, "continue", Map.of())) {
                owner.asked().say(" " + CARD + "!").finish();
                assertThat(Talk.names(more.toEnd())).containsOnlyOnce("filter");
            }
        }
        for (var path : List.of(talk.path(), talk.path() + "/export?format=json")) {
            owner.person()
                    .json()
                    .get(path)
                    .then()
                    .body("messages[1].filter_notices.filter_id", contains("redact"))
                    .body("messages[1].filter_notices.name", contains("Redact"));
        }
    }

    @Test
    void what_an_answer_held_back_when_it_was_stopped_is_not_kept() throws Exception {
        model("redact");
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("And?", model)) {
            owner.asked().say("Take 4111 1111 1111 11");
            var events = stream.until("delta");
            owner.person()
                    .json()
                    .post(talk.path() + "/messages/" + Talk.replyId(events, 0) + "/stop")
                    .then()
                    .statusCode(200)
                    .body("content[0].text", equalTo("Take "));
        }
    }

    @Test
    void a_call_of_v1_passes_the_same_filters_whole_and_streamed() {
        model("redact");
        for (var streamed : List.of(true, false)) {
            var called = CompletableFuture.supplyAsync(() -> owner.person()
                    .json()
                    .body(Map.of(
                            "model",
                            model,
                            "stream",
                            streamed,
                            "messages",
                            List.of(Map.of("role", "user", "content", "Is " + CARD + " right?"))))
                    .post("/v1/chat/completions")
                    .asString());
            var sent = owner.asked();
            assertThat(sent.messages().getLast()).isEqualTo("user: Is [card] right?");
            if (streamed) {
                sent.say("It is 4111 1111").say(" 1111 1111.").finish();
            } else {
                sent.whole("It is " + CARD + ".");
            }
            assertThat(called.join()).contains("[card]").doesNotContain("1111 1111");
        }
    }

    @Test
    void explain_shows_what_filters_change() {
        model("redact", "answer-language");
        owner.person()
                .json()
                .body(Map.of("messages", List.of(Map.of("role", "user", "content", "Is " + CARD + " right?"))))
                .post("/api/v1/models/" + model + "/explain")
                .then()
                .statusCode(200)
                .body("request.messages[1].content", equalTo("Is [card] right?"))
                .body("parts.find { it.path == '/messages/1' }.origin", equalTo("filter"))
                .body("parts.find { it.path == '/messages/0/content' }.paragraphs[0].origin", equalTo("filter"))
                .body("filters.id", contains("answer-language", "redact"))
                .body("filters.would", contains("change", "change"));
    }

    @Test
    void an_answer_goes_on_without_what_was_cut_in_two() {
        model("redact");
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("And?", model)) {
            owner.asked().say("It is 4111 1111 ").finish("length");
            var reply = Talk.replyId(stream.toEnd(), 0);
            assertThat(talk.textOf(reply)).isEqualTo("It is 4111 1111 ");
            try (var more = talk.call(reply, "continue", Map.of())) {
                owner.asked().say("1111 1111, then").finish();
                more.toEnd();
            }
            assertThat(talk.textOf(reply)).isEqualTo("It is 4111 1111 [card], then");
        }
    }

    @Test
    void a_model_that_names_a_filter_that_is_not_there_does_not_answer_without_it() {
        model("redact");
        statements.run("update model set filter_ids = array['gone'] where id = ?", model);
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask("Hello", model)) {
            var failed = stream.toEnd().stream()
                    .filter(event -> event.name().equals("failed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.data()).contains("extension-not-available").contains("gone");
        }
        assertThat(owner.isAsked()).isFalse();
    }
}
