package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models that call no tools by their upstream's own means: told in words, and called by what they write. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToolsInWordsTest {
    @RegisterExtension
    final Clerk clerk = new Clerk();

    @Test
    void a_model_that_knows_no_tools_is_told_of_them_in_words() {
        var model = clerk.model("calculator");
        clerk.talk()
                .person()
                .json()
                .body(Map.of("params", Map.of("function_calling", "prompted")))
                .patch("/api/v1/models/" + model)
                .then()
                .statusCode(200);
        try (var stream = clerk.ask("6 times 7?", model)) {
            var first = clerk.asked();
            assertThat(first.body().has("tools")).isFalse();
            assertThat(first.messages().getFirst()).startsWith("system: ").contains("\"calculate\"");
            first.say("```tool")
                    .say("_call\n{\"name\": \"calculate\", \"arguments\": {\"expression\": \"6*7\"}}\n``")
                    .say("`")
                    .finish();
            var second = clerk.asked();
            assertThat(second.messages().getLast()).isEqualTo("user: Result of calculate:\n42");
            second.say("It is 42.").finish();
            var events = stream.toEnd();
            assertThat(Talk.told(events, Talk.replyId(events, 0))).isEqualTo("It is 42.");
            assertThat(Clerk.state(events, "done").text("result")).isEqualTo("42");
        }
    }

    @Test
    void an_upstream_that_knows_no_tools_is_asked_in_words_and_from_then_on_right_away() {
        var model = clerk.model("calculator");
        try (var stream = clerk.ask("6 times 7?", model)) {
            clerk.asked().refuseSaying("registry.ollama.ai/library/x does not support tools");
            var again = clerk.asked();
            assertThat(again.body().has("tools")).isFalse();
            assertThat(again.messages().getFirst()).contains("\"calculate\"");
            again.say("```tool_call\n{\"name\": \"calculate\", \"arguments\": {\"expression\": \"6*7\"}}\n```")
                    .finish();
            clerk.asked().say("It is 42.").finish();
            var events = stream.toEnd();
            assertThat(Talk.told(events, Talk.replyId(events, 0))).isEqualTo("It is 42.");
        }
        try (var stream = clerk.ask("And now?", model)) {
            var first = clerk.asked();
            assertThat(first.body().has("tools")).isFalse();
            first.say("42.").finish();
            assertThat(Talk.names(stream.toEnd())).contains("finished");
        }
    }
}
