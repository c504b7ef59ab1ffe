package dev.atelier.completions.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompletionsTest {
    @RegisterExtension
    final Asking asking = new Asking();

    @Test
    void a_workspace_model_answers_by_its_id_with_all_that_it_is() {
        var model = asking.model(Map.of(
                "base_model_id",
                asking.base(),
                "system_prompt",
                "Be brief.",
                "params",
                Map.of("temperature", 0.1, "seed", 7, "custom_params", Map.of("top_p", 0.3, "extra", 1)),
                "examples",
                List.of(Map.of("role", "user", "text", "One?"))));
        var answer = asking.whole(
                model,
                Map.of(
                        "temperature",
                        0,
                        "top_p",
                        0.5,
                        "max_completion_tokens",
                        9,
                        "messages",
                        List.of(
                                Map.of("role", "developer", "content", "In rhyme."),
                                Map.of("role", "user", "content", "Hello"))));
        var question = asking.question();
        assertThat(question.messages()).containsExactly("system: Be brief.\n\nIn rhyme.", "user: One?", "user: Hello");
        assertThat(question.body().get("temperature").asDouble()).isZero();
        assertThat(question.body().get("top_p").asDouble()).isEqualTo(0.5);
        assertThat(question.body().get("seed").asInt()).isEqualTo(7);
        assertThat(question.body().get("extra").asInt()).isEqualTo(1);
        assertThat(question.body().get("max_tokens").asInt()).isEqualTo(9);
        question.think("Hm.").say("Good ").say("day \"Привет\" 👋\n").finish();
        answer.join()
                .then()
                .statusCode(200)
                .body("id", startsWith("chatcmpl-"))
                .body("object", equalTo("chat.completion"))
                .body("model", equalTo(model))
                .body("choices[0].message.role", equalTo("assistant"))
                .body("choices[0].message.content", equalTo("Good day \"Привет\" 👋\n"))
                .body("choices[0].message.reasoning_content", equalTo("Hm."))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("usage.total_tokens", equalTo(10));
    }

    @Test
    void an_upstream_that_refuses_is_told_with_its_status() {
        assertError(refused(429, "Retry-After: 7"), 429, "rate_limit_error", "rate_limit_exceeded")
                .then()
                .header("Retry-After", equalTo("7"));
        assertError(refused(400), 400, "invalid_request_error", "upstream_refused");
        assertError(refused(500), 502, "server_error", "upstream_failed");
        assertError(refused(401), 502, "server_error", "upstream_unauthorized");
    }

    /** Streamed or not, it is an ordinary error as long as nothing was said. */
    private Response refused(int status, String... headers) {
        var answer = asking.whole(asking.base(), Map.of("stream", status % 2 == 1));
        asking.question().refuse(status, headers);
        return answer.join();
    }

    private static Response assertError(Response answer, int status, String type, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.type", equalTo(type))
                .body("error.code", equalTo(code))
                .body("error.message", not(nullValue()));
        return answer;
    }

    @Test
    void hidden_models_are_listed_and_answer_and_those_that_are_off_are_not_there() {
        var hidden = asking.model(Map.of("base_model_id", asking.base(), "hidden", true));
        var off = asking.model(Map.of("base_model_id", asking.base(), "enabled", false));
        asking.person()
                .json()
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItem(hidden))
                .body("data.id", hasItem(asking.base()))
                .body("data.id", not(hasItem(off)));
        asking.person().json().get("/v1/models/" + hidden).then().statusCode(200);
        for (var gone : List.of(off, "no-such-model")) {
            assertError(
                    asking.person().json().get("/v1/models/" + gone), 404, "invalid_request_error", "model_not_found");
            assertError(asking.whole(gone, Map.of()).join(), 404, "invalid_request_error", "model_not_found")
                    .then()
                    .body("error.param", equalTo("model"));
        }
        Api.somebody().json().get("/v1/models").then().body("data.id", not(hasItem(hidden)));
    }

    @Test
    void an_id_may_hold_raw_slashes() {
        var id = "org/" + UUID.randomUUID() + ":tag";
        asking.person()
                .json()
                .body(Map.of("id", id, "name", "Model", "base_model_id", asking.base()))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        asking.person().json().get("/v1/models/" + id).then().body("id", equalTo(id));
        asking.person()
                .json()
                .get("/v1/models/" + id.replace("/", "%2F"))
                .then()
                .body("id", equalTo(id))
                .body("object", equalTo("model"));
    }

    @Test
    void what_means_nothing_is_refused_with_its_place() {
        Map.of(
                        "messages[0].role",
                                Map.<String, Object>of("messages", List.of(Map.of("role", "x", "content", "y"))),
                        "messages", Map.<String, Object>of("messages", List.of()),
                        "temperature", Map.<String, Object>of("temperature", 9),
                        "n", Map.<String, Object>of("n", 2),
                        "logprobs", Map.<String, Object>of("logprobs", true),
                        "functions", Map.<String, Object>of("functions", List.of()),
                        "stream", Map.<String, Object>of("stream", "yes"),
                        "model", Map.<String, Object>of("model", 5))
                .forEach((param, wrong) -> {
                    var answer = asking.whole(asking.base(), wrong).join();
                    assertError(answer, 400, "invalid_request_error", "invalid_value");
                    assertThat(answer.<String>path("error.param")).isEqualTo(param);
                });
        asking.person()
                .json()
                .body("{\"model\": ")
                .post(Asking.PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("malformed_json"));
        asking.person()
                .json()
                .contentType("text/plain")
                .body("{}")
                .post(Asking.PATH)
                .then()
                .statusCode(415)
                .body("error.code", equalTo("unsupported_media_type"));
        assertThat(asking.isAsked()).isFalse();
    }

    @Test
    void what_is_read_before_the_caller_is_known_tells_nobody_anything() {
        for (var body : List.of("{\"model\": ", "{\"model\": \"%s\"}".formatted(asking.base()), "[]")) {
            given().contentType("application/json")
                    .body(body)
                    .post(Asking.PATH)
                    .then()
                    .statusCode(401);
        }
        assertThat(asking.isAsked()).isFalse();
    }

    @Test
    void an_id_that_no_row_can_hold_is_no_model_and_harms_nobody_who_asks_beside_it() {
        var beside = asking.whole(asking.base(), Map.of());
        assertError(asking.whole("a\0b", Map.of()).join(), 404, "invalid_request_error", "model_not_found");
        asking.question().say("Yes.").finish();
        beside.join().then().statusCode(200);
    }

    @Test
    void a_long_request_is_answered_as_a_short_one_is() {
        var words = "word ".repeat(8_000);
        var answer = asking.whole(asking.base(), Map.of("messages", List.of(Map.of("role", "user", "content", words))));
        var question = asking.question();
        assertThat(question.messages()).containsExactly("user: " + words);
        question.say("Many.").finish();
        answer.join().then().statusCode(200).body("choices[0].message.content", equalTo("Many."));
    }

    @Test
    void pages_of_other_sites_may_ask_with_a_key_and_under_v1_alone() {
        io.restassured.RestAssured.given()
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-stainless-os")
                .options(Asking.PATH)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Headers", equalTo("authorization,content-type,x-stainless-os"));
        var page = Map.of("Origin", "https://page.example");
        asking.person()
                .json()
                .headers(page)
                .get("/v1/models")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        Api.with("wrong")
                .headers(page)
                .get("/v1/models")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        Api.anonymous()
                .headers(page)
                .get("/v1/models")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
        asking.person()
                .json()
                .headers(page)
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
