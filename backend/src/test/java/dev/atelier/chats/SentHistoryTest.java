package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which history each model is sent, as the demo's models repeat it: byte for byte, whatever was regenerated, changed or switched before. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SentHistoryTest {
    private static final String PLAIN = "demo-plain";
    private static final String MARKDOWN = "demo-markdown";
    private static final String ODD = " Tab\t, “quotes”, \\ and 👋🏽\n\nпривет, 안녕 ";

    private Talk talk;
    private String question;
    private String plain;
    private String markdown;

    @BeforeEach
    void two_models_have_answered() {
        talk = Talk.begin();
        try (var stream = talk.ask(ODD, PLAIN, MARKDOWN)) {
            var turn = stream.toEnd().getFirst();
            question = turn.text("user_message.id");
            plain = turn.text("replies[0].id");
            markdown = turn.text("replies[1].id");
        }
    }

    /** What a model says that it was sent, when it is asked next, behind {@code parent}. */
    private List<String> sent(String context, String parent, String model) {
        var turn = new HashMap<String, Object>(Map.of("context", context, "parent_id", parent));
        try (var stream = talk.ask(Talk.turn(turn, "/echo", model))) {
            return echoed(stream.toEnd());
        }
    }

    private static List<String> echoed(List<EventStream.Event> events) {
        try {
            var said = Json.mapper().readTree(Talk.told(events, Talk.replyId(events, 0)));
            return said.get("messages").valueStream().map(SentHistoryTest::line).toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String line(JsonNode message) {
        return message.get("role").textValue() + ": " + message.get("content").textValue();
    }

    private String text(String message) {
        return "assistant: " + talk.textOf(message);
    }

    @Test
    void in_lanes_each_sees_its_own_and_who_joins_sees_the_selected() {
        assertThat(sent("lanes", plain, PLAIN)).containsExactly("user: " + ODD, text(plain), "user: /echo");
        assertThat(sent("lanes", plain, MARKDOWN)).containsExactly("user: " + ODD, text(markdown), "user: /echo");
        assertThat(sent("lanes", markdown, "demo-slow")).containsExactly("user: " + ODD, text(markdown), "user: /echo");
    }

    @Test
    void selected_and_all_are_the_same_for_every_model() {
        var all = "assistant: Answer of demo-plain:\n" + talk.textOf(plain) + "\n\nAnswer of demo-markdown:\n"
                + talk.textOf(markdown);
        for (var model : List.of(PLAIN, MARKDOWN, "demo-slow")) {
            assertThat(sent("selected", markdown, model))
                    .containsExactly("user: " + ODD, text(markdown), "user: /echo");
            assertThat(sent("all", plain, model)).containsExactly("user: " + ODD, all, "user: /echo");
        }
    }

    @Test
    void an_answer_anew_a_changed_one_and_a_switch_of_models_are_what_is_sent_next() {
        String changed = talk.person()
                .json()
                .body(Map.of("content", List.of(Map.of("type", "text", "text", "changed\t👋🏽 "))))
                .patch(talk.path() + "/messages/" + plain)
                .path("id");
        assertThat(sent("lanes", changed, PLAIN)).contains("assistant: changed\t👋🏽 ");
        assertThat(sent("lanes", plain, PLAIN)).contains(text(plain)).doesNotContain("assistant: changed\t👋🏽 ");
        assertThat(sent("lanes", markdown, PLAIN))
                .contains("assistant: changed\t👋🏽 "); // its last, where none is selected
        String anew;
        try (var stream = talk.call(question, "regenerate", Map.of("models", List.of("demo-slow")))) {
            anew = Talk.replyId(stream.until("delta"), 0);
            talk.person()
                    .json()
                    .post(talk.path() + "/messages/" + anew + "/stop")
                    .then()
                    .statusCode(200);
        }
        assertThat(sent("lanes", anew, "demo-slow")).containsExactly("user: " + ODD, text(anew), "user: /echo");
        assertThat(sent("selected", anew, MARKDOWN)).containsExactly("user: " + ODD, text(anew), "user: /echo");
        assertThat(sent("lanes", anew, MARKDOWN)).containsExactly("user: " + ODD, text(markdown), "user: /echo");
    }

    @Test
    void an_answer_anew_is_sent_what_the_first_one_was_sent() {
        try (var stream = talk.ask(Talk.turn(Map.of("context", "all"), "/echo", MARKDOWN))) {
            var events = stream.toEnd();
            var first = Talk.replyId(events, 0);
            try (var later = talk.ask("later", PLAIN)) {
                later.toEnd();
            }
            try (var again = talk.call(first, "regenerate", Map.of())) {
                var anew = again.toEnd();
                assertThat(echoed(anew)).isEqualTo(echoed(events));
                assertThat(anew.getFirst().text("replies[0].context")).isEqualTo("all");
                assertThat(anew.getFirst().text("replies[0].saw")).isEqualTo("1");
            }
            talk.read().then().body("messages.find { it.id == '%s' }.context".formatted(first), equalTo("all"));
        }
    }

    @Test
    void what_the_window_has_no_room_for_is_left_out_and_said() {
        var model = "small-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of(
                        "id",
                        model,
                        "name",
                        "Small",
                        "base_model_id",
                        PLAIN,
                        "system_prompt",
                        "Stay.",
                        "params",
                        Map.of("num_ctx", 190, "max_tokens", 90)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        try (var stream = talk.ask("Short?", "demo-plain")) {
            stream.toEnd();
        }
        try (var stream = talk.ask("/echo", model)) {
            var events = stream.toEnd();
            assertThat(events.getFirst().text("replies[0].left_out")).isEqualTo("2");
            assertThat(echoed(events)).containsExactly("system: Stay.", "user: /echo");
            talk.read().then().body("messages.find { it.model_id == '%s' }.left_out".formatted(model), equalTo(2));
        }
    }
}
