package dev.atelier.accounts.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {
    private Api.Person somebody;
    private String id;

    @BeforeEach
    void somebody_makes_a_model() {
        somebody = Api.somebody();
        id = "i-" + UUID.randomUUID();
        somebody.json()
                .body(Map.of("id", id, "name", "X", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_is_done_once() {
        var first = clone("once", "{}");
        var again = clone("once", "{}");
        first.then().statusCode(201).body("id", equalTo(id + "-clone"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
        clone("twice", "{}").then().body("id", equalTo(id + "-clone-2"));
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        clone("key", "{}").then().statusCode(201);
        clone("key", "{\"name\": \"Other\"}").then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void a_refusal_is_repeated_too() {
        clone("bad", "{\"id\": \"two words\"}").then().statusCode(422);
        clone("bad", "{\"id\": \"two words\"}").then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void a_key_is_its_caller_s_alone() {
        clone("shared", "{}").then().statusCode(201);
        Api.somebody()
                .json()
                .header("Idempotency-Key", "shared")
                .body("{}")
                .post("/api/v1/models/" + id + "/clone")
                .then()
                .statusCode(404);
    }

    private Response clone(String key, String body) {
        return somebody.json().header("Idempotency-Key", key).body(body).post("/api/v1/models/" + id + "/clone");
    }
}
