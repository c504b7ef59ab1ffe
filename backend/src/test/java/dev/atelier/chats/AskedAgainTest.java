package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Idempotency-Key} on turns. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AskedAgainTest {
    private Talk talk;

    @BeforeEach
    void a_chat() {
        talk = Talk.begin();
    }

    @Test
    void a_turn_that_is_asked_again_is_joined_and_not_begun_anew() {
        var first = ask("key", "application/json", "Hello");
        first.then().statusCode(202).body("replies", hasSize(2));
        var again = ask("key", "text/event-stream", "Hello");
        assertThat(again.asString())
                .contains("event: turn", first.<String>path("user_message.id"), first.<String>path("replies[1].id"))
                .contains("event: finished", "event: done");
        talk.read().then().body("messages", hasSize(3));
        ask("other", "application/json", "Hello").then().statusCode(202);
        talk.read().then().body("messages", hasSize(6));
    }

    @Test
    void the_same_key_with_another_question_is_refused() {
        ask("key", "text/event-stream", "Hello").then().statusCode(200);
        ask("key", "application/json", "Goodbye").then().statusCode(422).contentType("application/problem+json");
        ask(" ", "application/json", "Hello").then().statusCode(400).body("type", equalTo("bad-request"));
    }

    private Response ask(String key, String accept, String text) {
        return talk.person()
                .json()
                .header("Idempotency-Key", key)
                .accept(accept)
                .body(Talk.turn(text, "demo-plain", "demo-markdown"))
                .post(talk.path() + "/turns");
    }
}
