package dev.atelier.connections.pulls;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a pull when the upstream, or the way to it, fails. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PullFailuresTest {
    private static final String PATH = "/api/v1/pulls/";
    private PlayedOllama ollama;

    @BeforeEach
    void connect() {
        ollama = new PlayedOllama();
    }

    @AfterEach
    void leave() throws Exception {
        ollama.close();
        users("admins");
    }

    private static void users(String who) {
        Api.asAdministrator()
                .body(Map.of("pulls", who))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse read(String id) {
        return Api.asAdministrator().get(PATH + id).then().statusCode(200);
    }

    private static void awaitState(String id, String state) {
        await().untilAsserted(() -> read(id).body("state", equalTo(state)));
    }

    @Test
    void the_upstreams_error_is_a_failure_in_its_own_words_and_can_be_resumed() throws Exception {
        var id = ollama.pull("nope");
        ollama.work().says("pulling manifest").fails("pull model manifest: file does not exist");
        awaitState(id, "failed");
        read(id).body("message", equalTo("Pull model manifest: file does not exist."));
        Api.asAdministrator().post(PATH + id + "/resume").then().statusCode(200).body("message", nullValue());
        ollama.work().succeeds();
        awaitState(id, "succeeded");
    }

    @Test
    void a_network_that_breaks_is_tried_again_from_where_it_was() throws Exception {
        var id = ollama.pull("tiny");
        ollama.work().part("aaa", 1000, 300).breaks();
        var second = ollama.work();
        await().untilAsserted(() ->
                read(id).body("state", equalTo("running")).body("message", containsString("Trying again (1 of 5)")));
        second.part("aaa", 1000, 300).part("aaa", 1000, 600);
        await().untilAsserted(() -> read(id).body("completed", equalTo(600)).body("message", nullValue()));
        second.fails("max retries exceeded: unexpected EOF");
        ollama.work().part("aaa", 1000, 1000).succeeds();
        awaitState(id, "succeeded");
    }

    @Test
    void tries_without_a_byte_of_progress_come_to_an_end_and_say_so() throws Exception {
        var id = ollama.pull("tiny");
        ollama.work().part("aaa", 1000, 300).breaks();
        for (var more = 0; more < 5; more++) {
            ollama.work().part("aaa", 1000, 300).breaks();
        }
        awaitState(id, "failed");
        read(id).body("completed", equalTo(300))
                .body("message", containsString("Tried 6 times; what has been fetched is kept."));
        assertThat(ollama.isAsked()).isFalse();
    }

    @Test
    void a_refusal_is_final_and_a_server_that_is_busy_is_asked_again() {
        ollama.refusesOnce(503, "server busy, please try again.");
        ollama.refusesOnce(400, "invalid model name");
        var id = ollama.pull("tiny");
        awaitState(id, "failed");
        read(id).body("message", equalTo("Invalid model name."));
        assertThat(ollama.isAsked()).isFalse();
    }

    @Test
    void an_ollama_that_is_not_there_is_tried_for_a_while() {
        String dead = Api.asAdministrator()
                .body(Map.of(
                        "kind", "ollama", "name", "Dead", "url", "http://127.0.0.1:1", "prefix", ollama.prefix + "x"))
                .post("/api/v1/connections")
                .path("id");
        String id = Api.asAdministrator()
                .body(Map.of("name", "tiny", "connection_id", dead))
                .post("/api/v1/pulls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitState(id, "failed");
        read(id).body("message", containsString("Nothing listens on 127.0.0.1:1 (connection refused). Tried 6 times"));
        Api.asAdministrator().delete("/api/v1/connections/" + dead).then().statusCode(204);
    }
}
