package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that wait for the person, and calls that the person stops. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecidedCallsTest {
    @RegisterExtension
    final Clerk clerk = new Clerk();

    @Test
    void a_question_of_a_tool_waits_for_the_person() {
        try (var stream = clerk.ask("Book me a table", clerk.model("ask-user"))) {
            clerk.asked().call("q", "ask_user", "{\"question\": \"For how many?\", \"choices\": [\"two\", \"four\"]}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            var waiting = Clerk.state(events, "waiting");
            assertThat(waiting.text("question.text")).isEqualTo("For how many?");
            assertThat(waiting.text("question.choices")).isEqualTo("[two, four]");
            var reply = Talk.replyId(events, 0);
            try (var late = clerk.talk().listen()) {
                var snapshot = late.next();
                assertThat(snapshot.name()).isEqualTo("snapshot");
                assertThat(snapshot.text("tool_calls[0].state")).isEqualTo("waiting");
            }
            var path = clerk.talk().path() + "/messages/" + reply + "/tools/q/answer";
            clerk.talk().person().json().body(Map.of()).post(path).then().statusCode(422);
            Api.somebody().json().body(Map.of("text", "four")).post(path).then().statusCode(404);
            clerk.talk()
                    .person()
                    .json()
                    .body(Map.of("text", "four"))
                    .post(path)
                    .then()
                    .statusCode(204);
            var second = clerk.asked();
            assertThat(second.body().at("/messages/2/content").asText()).contains("four");
            second.say("Done.").finish();
            assertThat(Clerk.state(stream.toEnd(), "done").text("result")).contains("four");
        }
    }

    @Test
    void a_call_that_is_asked_about_first_runs_when_the_person_allows_it() {
        Api.asAdministrator()
                .body(Map.of("ask", "always"))
                .patch("/api/v1/extensions/clock")
                .then()
                .statusCode(200);
        try {
            for (var allowed : List.of(true, false)) {
                try (var stream = clerk.ask("What time is it?", clerk.model("clock"))) {
                    clerk.asked().call("q", "current_time", "{}");
                    var events =
                            stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
                    clerk.talk()
                            .person()
                            .json()
                            .body(Map.of("allow", allowed))
                            .post(clerk.talk().path() + "/messages/" + Talk.replyId(events, 0) + "/tools/q/answer")
                            .then()
                            .statusCode(204);
                    var second = clerk.asked();
                    var told = second.body()
                            .path("messages")
                            .valueStream()
                            .toList()
                            .getLast()
                            .path("content")
                            .asText();
                    assertThat(told).contains(allowed ? "week" : "did not allow");
                    second.say("Late.").finish();
                    assertThat(Talk.names(stream.toEnd())).contains("finished");
                }
            }
        } finally {
            Api.asAdministrator().delete("/api/v1/extensions/clock").then().statusCode(204);
        }
    }

    @Test
    void a_call_that_waits_to_be_allowed_can_be_stopped() {
        Api.asAdministrator()
                .body(Map.of("ask", "always"))
                .patch("/api/v1/extensions/calculator")
                .then()
                .statusCode(200);
        try (var stream = clerk.ask("6 times 7?", clerk.model("calculator"))) {
            clerk.asked().call("q", "calculate", "{\"expression\": \"6*7\"}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            clerk.talk()
                    .person()
                    .json()
                    .post(clerk.talk().path() + "/messages/" + Talk.replyId(events, 0) + "/tools/q/stop")
                    .then()
                    .statusCode(204);
            clerk.asked().say("As you like.").finish();
            var ends = stream.toEnd().stream()
                    .filter(event -> event.name().equals("tool"))
                    .map(event -> event.text("state"))
                    .toList();
            assertThat(ends).containsExactly("stopped");
        } finally {
            Api.asAdministrator().delete("/api/v1/extensions/calculator").then().statusCode(204);
        }
    }

    @Test
    void a_call_that_is_stopped_does_not_stop_the_answer() {
        try (var stream = clerk.ask("Ask me", clerk.model("ask-user"))) {
            clerk.asked().call("q", "ask_user", "{\"question\": \"Why?\"}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            var reply = Talk.replyId(events, 0);
            clerk.talk()
                    .person()
                    .json()
                    .post(clerk.talk().path() + "/messages/" + reply + "/tools/nope/stop")
                    .then()
                    .statusCode(404);
            clerk.talk()
                    .person()
                    .json()
                    .post(clerk.talk().path() + "/messages/" + reply + "/tools/q/stop")
                    .then()
                    .statusCode(204);
            var second = clerk.asked();
            assertThat(second.body().at("/messages/2/content").asText()).contains("stopped");
            second.say("As you like.").finish();
            var all = stream.toEnd();
            assertThat(Clerk.state(all, "stopped").text("call_id")).isEqualTo("q");
            assertThat(Talk.names(all)).contains("finished");
        }
    }

    @Test
    void a_reply_that_is_stopped_ends_its_calls() {
        try (var stream = clerk.ask("Ask me", clerk.model("ask-user"))) {
            clerk.asked().call("q", "ask_user", "{\"question\": \"Why?\"}");
            var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
            clerk.talk()
                    .person()
                    .json()
                    .post(clerk.talk().path() + "/messages/" + Talk.replyId(events, 0) + "/stop")
                    .then()
                    .statusCode(200);
            stream.toEnd();
            clerk.talk()
                    .read()
                    .then()
                    .body("messages[1].state", equalTo("stopped"))
                    .body("messages[1].tool_calls.state", contains("stopped"));
        }
    }
}
