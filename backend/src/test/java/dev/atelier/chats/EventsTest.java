package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EventsTest {
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
    void a_second_window_hears_the_same_events_with_the_same_ids_but_no_done() {
        try (var second = talk.listen();
                var first = talk.ask("Hello", a)) {
            var question = models.question(a);
            assertThat(first.next()).isEqualTo(second.next()); // the turn
            for (var word : List.of("One", " two", " three")) {
                question.say(word);
                assertThat(first.next()).isEqualTo(second.next());
            }
            question.finish();
            var end = first.toEnd();
            assertThat(Talk.names(end)).containsExactly("usage", "finished", "done", "end of stream");
            assertThat(second.until("finished")).isEqualTo(end.subList(0, 2));
        }
    }

    @Test
    void a_reader_that_comes_back_misses_nothing_and_hears_nothing_twice() {
        var told = new ArrayList<EventStream.Event>();
        var stream = talk.ask("Hello", a, b);
        var ofA = models.question(a);
        var ofB = models.question(b);
        for (var round = 0; round < 12; round++) {
            ofA.say(" α" + round);
            ofB.say(" β" + round);
            told.addAll(stream.until(heard(" α" + round)));
            var last = told.getLast().id();
            stream.close();
            ofB.say(" while away " + round);
            stream = talk.listen("Last-Event-ID", last);
        }
        ofA.finish();
        ofB.finish();
        told.addAll(stream.until("finished"));
        told.addAll(stream.until("finished"));
        stream.close();
        var first = Talk.replyId(told, 0);
        var second = Talk.replyId(told, 1);
        assertThat(Talk.told(told, first)).isEqualTo(talk.textOf(first)).endsWith(" α11");
        assertThat(Talk.told(told, second)).isEqualTo(talk.textOf(second)).endsWith(" while away 11");
        assertThat(Talk.names(told)).doesNotContain("snapshot");
    }

    private static Predicate<EventStream.Event> heard(String end) {
        return event -> event.name().equals("delta") && event.text("text").endsWith(end);
    }

    @Test
    void who_was_away_for_whole_turns_is_told_of_them() {
        String last;
        try (var stream = talk.ask("one", a)) {
            models.question(a).say("A1").finish();
            last = stream.until("done").getLast().id();
        }
        for (var text : List.of("two", "three")) {
            try (var stream = talk.ask(text, a)) {
                models.question(a).say("to " + text).finish();
                stream.toEnd();
            }
        }
        try (var later = talk.listen("Last-Event-ID", last)) {
            var missed = later.until("turn");
            missed.addAll(later.until("turn"));
            missed.addAll(later.until("finished"));
            missed.addAll(later.until("finished"));
            var turns =
                    missed.stream().filter(event -> event.name().equals("turn")).toList();
            assertThat(turns)
                    .extracting(event -> event.text("user_message.content[0].text"))
                    .containsExactly("two", "three");
            assertThat(turns)
                    .extracting(event -> Talk.told(missed, event.text("replies[0].id")))
                    .containsExactly("to two", "to three");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "999999", "2:2.1.0", "2:2.9999.0", "2:1.0.0", "2:77.0.0"})
    void with_an_id_that_is_not_known_it_begins_with_what_is_running(String id) {
        try (var stream = talk.ask("Hello", a)) {
            var question = models.question(a).say("ё so far");
            var reply = Talk.replyId(stream.until("delta"), 0);
            try (var later = talk.listen("Last-Event-ID", id)) {
                var snapshot = later.next();
                assertThat(snapshot.name()).isEqualTo("snapshot");
                assertThat(snapshot.text("reply_id")).isEqualTo(reply);
                assertThat(snapshot.text("text")).isEqualTo("ё so far");
                assertThat(snapshot.text("state")).isEqualTo("streaming");
                question.say(" and on");
                var delta = later.next();
                assertThat(delta.text("text")).isEqualTo(" and on");
                question.finish();
                assertThat(Talk.names(later.until("finished"))).containsExactly("usage", "finished");
            }
        }
    }

    @Test
    void a_stream_is_told_not_to_be_kept_or_gathered_on_its_way() {
        var answer = talk.person()
                .json()
                .accept("text/event-stream")
                .body(Talk.turn("/echo", "demo-plain"))
                .post(talk.path() + "/turns");
        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/event-stream"))
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Accel-Buffering", equalTo("no"));
    }

    @Test
    void signing_out_ends_the_streams_of_the_session_at_once() {
        var person = Api.signUp("s" + UUID.randomUUID() + "@example.com");
        var own = Talk.begin(new Api.Person(person.get("id"), person.get("email"), person.get("key")));
        try (var withSession = EventStream.getWithCookie(person.get("cookie"), own.path() + "/events");
                var withKey = own.listen()) {
            Api.anonymous()
                    .cookie("atelier_session", person.get("cookie"))
                    .post("/api/v1/auth/signout")
                    .then()
                    .statusCode(204);
            assertThat(withSession.next().isEnd()).isTrue();
            try (var turn = own.ask("Hello", a)) {
                models.question(a).say("Hi").finish();
                assertThat(withKey.next().name()).isEqualTo("turn"); // the key is as good as before
                turn.toEnd();
            }
        }
    }

    @Test
    void an_account_that_may_no_longer_come_in_hears_no_more_though_its_reply_goes_on() {
        try (var listening = talk.listen();
                var asking = talk.ask("Hello", a)) {
            var question = models.question(a).say("Hi");
            asking.until("delta");
            Api.asAdministrator()
                    .body(Map.of("role", "pending"))
                    .patch("/api/v1/users/" + talk.person().id())
                    .then()
                    .statusCode(200);
            asking.toEnd();
            listening.toEnd();
            question.say(" there").finish();
            Api.asAdministrator()
                    .body(Map.of("role", "user"))
                    .patch("/api/v1/users/" + talk.person().id());
            await().untilAsserted(() -> talk.read().then().body("messages[1].content[0].text", equalTo("Hi there")));
        }
    }

    @Test
    void an_administrator_who_is_one_no_longer_hears_no_more_and_may_no_more_at_once() {
        Api.asAdministrator()
                .body("{\"access\": {\"visibility\": \"private\"}}")
                .patch("/api/v1/base-models/" + a);
        Api.asAdministrator()
                .body(Map.of("role", "admin"))
                .patch("/api/v1/users/" + talk.person().id())
                .then()
                .statusCode(200);
        try (var listening = talk.listen();
                var asking = talk.ask("Hello", a)) {
            var question = models.question(a).say("Hi");
            asking.until("delta");
            Api.asAdministrator()
                    .body(Map.of("role", "user"))
                    .patch("/api/v1/users/" + talk.person().id())
                    .then()
                    .statusCode(200);
            assertThat(Talk.names(asking.toEnd())).doesNotContain("done");
            listening.toEnd();
            question.finish();
        }
        talk.post(Talk.turn("Hello", a)).then().statusCode(404).body("type", equalTo("model-not-available"));
        talk.person().json().get("/api/v1/base-models").then().statusCode(403);
    }

    @Test
    void a_deleted_key_ends_the_streams_it_opened() {
        String id = talk.person().json().get("/api/v1/auth/api-keys").path("items[0].id");
        try (var listening = talk.listen()) {
            talk.person().json().delete("/api/v1/auth/api-keys/" + id).then().statusCode(204);
            assertThat(listening.toEnd()).hasSize(1);
        }
    }

    @Test
    void a_deleted_chat_ends_its_streams_and_its_replies() throws InterruptedException {
        try (var listening = talk.listen();
                var asking = talk.ask("Hello", a)) {
            var question = models.question(a).say("Hi");
            asking.until("delta");
            talk.person().json().delete(talk.path()).then().statusCode(204);
            assertThat(question.isLeft()).isTrue();
            asking.toEnd();
            listening.toEnd();
        }
        talk.read().then().statusCode(404);
    }
}
