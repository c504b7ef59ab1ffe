package dev.atelier.completions.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompletionsTest {
    private PlayedModels upstream;
    private String base;
    private Asking asking;

    @BeforeEach
    void an_upstream_with_a_model() {
        upstream = new PlayedModels("base");
        base = upstream.model(0);
        asking = Asking.somebody();
    }

    @AfterEach
    void it_goes() throws IOException {
        upstream.close();
    }

    @Test
    void a_workspace_model_answers_by_its_id_with_all_that_it_is() {
        var model = asking.model(Map.of(
                "base_model_id",
                base,
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
        var question = upstream.question(base);
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
    void a_stream_is_chunks_and_ends_with_done() {
        var stream = asking.stream(base, Map.of("stream_options", Map.of("include_usage", true)));
        upstream.question(base)
                .think("Hm.")
                .say("Good ")
                .say("day \"Привет\" 👋\n\u0001")
                .finish();
        var events = stream.join().toEnd();
        assertThat(events.getFirst().text("choices[0].delta.role")).isEqualTo("assistant");
        assertThat(joined(events, "content")).isEqualTo("Good day \"Привет\" 👋\n\u0001");
        assertThat(joined(events, "reasoning_content")).isEqualTo("Hm.");
        var last = events.subList(events.size() - 4, events.size());
        assertThat(last.get(0).text("choices[0].finish_reason")).isEqualTo("stop");
        assertThat(last.get(1).text("usage.total_tokens")).isEqualTo("10");
        assertThat(last.get(1).data()).contains("\"choices\":[]");
        assertThat(last.get(2).data()).isEqualTo("[DONE]");
        assertThat(chunks(events).map(event -> event.text("id")).distinct()).hasSize(1);
        assertThat(chunks(events).map(event -> event.text("model"))).containsOnly(base);
    }

    private static java.util.stream.Stream<EventStream.Event> chunks(List<EventStream.Event> events) {
        return events.stream().filter(event -> event.data().startsWith("{\"id\""));
    }

    private static String joined(List<EventStream.Event> events, String member) {
        return chunks(events)
                .map(event -> event.text("choices[0].delta." + member))
                .filter(text -> text != null)
                .collect(java.util.stream.Collectors.joining());
    }

    @Test
    void what_it_cost_is_told_in_a_stream_only_where_it_is_asked_for() {
        var stream = asking.stream(base, Map.of());
        upstream.question(base).say("Yes").finish();
        assertThat(stream.join().toEnd().toString()).contains("Yes", "[DONE]").doesNotContain("usage");
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
        var answer = asking.whole(base, Map.of("stream", status % 2 == 1));
        upstream.question(base).refuse(status, headers);
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
    void the_upstream_is_asked_to_stream_where_the_caller_wants_a_stream_and_nowhere_else() {
        for (var wanted : List.of(true, false)) {
            var answer = asking.whole(base, Map.of("stream", wanted));
            var question = upstream.question(base);
            question.say("Hello").finish();
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(question.body().get("stream").booleanValue()).isEqualTo(wanted);
            assertThat(question.body().has("stream_options")).isEqualTo(wanted);
        }
    }

    @Test
    void a_stream_that_breaks_off_ends_with_an_error_and_without_done() {
        var stream = asking.stream(base, Map.of());
        upstream.question(base).say("Half").cut();
        var events = stream.join().toEnd();
        assertThat(events.get(events.size() - 2).text("error.code")).isEqualTo("upstream_broke_off");
        assertThat(events.toString()).contains("Half").doesNotContain("[DONE]", "finish_reason\":\"");
    }

    @Test
    void a_client_that_leaves_cancels_its_upstream_whether_it_speaks_or_is_silent() throws Exception {
        var stream = asking.stream(base, Map.of());
        var question = upstream.question(base).say("Once upon a time");
        stream.join().close();
        assertThat(question.isLeftWithin(5)).isTrue();

        try (var socket = new java.net.Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            socket.getOutputStream().write(raw(base, false));
            var silent = upstream.question(base);
            socket.close();
            assertThat(silent.isLeftWithin(5)).isTrue();
        }
    }

    private byte[] raw(String model, boolean stream) {
        var body = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                .formatted(model, stream);
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + asking.person().key() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_client_that_stalls_pauses_its_upstream_and_misses_nothing() throws Exception {
        var pieces = 1_000;
        var piece = "x".repeat(100_000);
        var sent = new java.util.concurrent.atomic.AtomicInteger();
        try (var socket = new java.net.Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            socket.setReceiveBufferSize(64 << 10);
            socket.getOutputStream().write(raw(base, true));
            var question = upstream.question(base);
            var writing = Thread.startVirtualThread(() -> {
                for (var i = 0; i < pieces; i++) {
                    question.say(piece);
                    sent.incrementAndGet();
                }
                question.finish();
            });
            var before = new java.util.concurrent.atomic.AtomicInteger(-1);
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> sent.get() > 0 && sent.get() == before.getAndSet(sent.get()));
            assertThat(sent.get()).isLessThan(pieces / 2);
            var length = 0L;
            var tail = "";
            var buffer = new byte[1 << 16];
            var in = socket.getInputStream();
            for (var read = in.read(buffer); !tail.contains("[DONE]"); read = in.read(buffer)) {
                assertThat(read).isPositive();
                length += read;
                var text = tail + new String(buffer, 0, read, java.nio.charset.StandardCharsets.US_ASCII);
                tail = text.substring(Math.max(0, text.length() - 40));
                if (tail.contains("[DONE]")) {
                    break;
                }
            }
            writing.join(10_000);
            assertThat(length).isGreaterThan((long) pieces * piece.length());
        }
    }

    @Test
    void hidden_models_are_listed_and_answer_and_those_that_are_off_are_not_there() {
        var hidden = asking.model(Map.of("base_model_id", base, "hidden", true));
        var off = asking.model(Map.of("base_model_id", base, "enabled", false));
        asking.person()
                .json()
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItem(hidden))
                .body("data.id", hasItem(base))
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
                .body(Map.of("id", id, "name", "Model", "base_model_id", base))
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
                    var answer = asking.whole(base, wrong).join();
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
        assertThat(upstream.isAsked(base)).isFalse();
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
