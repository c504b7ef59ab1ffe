package dev.atelier.completions.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddingsTest {
    private final String name = "embed-" + UUID.randomUUID();
    private final List<JsonNode> asked = new ArrayList<>();
    private final List<String> connections = new ArrayList<>();

    /** Answers each text with its length and its place in the batch. */
    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        var path = request.path();
        if (path.equals("/v1/models")) {
            json(reply, Map.of("object", "list", "data", List.of(Map.of("id", name))));
        } else if (path.equals("/api/version")) {
            json(reply, Map.of("version", "0.1.0"));
        } else if (path.equals("/api/tags")) {
            json(reply, Map.of("models", List.of(Map.of("name", name, "model", name, "details", Map.of()))));
        } else if (path.equals("/v1/embeddings") || path.equals("/api/embed")) {
            var body = Json.mapper().readTree(request.body());
            asked.add(body);
            json(reply, path.startsWith("/v1") ? openAi(body) : ollama(body));
        } else {
            json(reply, Map.of());
        }
    }

    private static Map<String, Object> openAi(JsonNode body) {
        var data = new ArrayList<Map<String, Object>>();
        for (var i = body.get("input").size() - 1; i >= 0; i--) { // servers need not keep the order
            data.add(Map.of("index", i, "embedding", vector(body, i)));
        }
        return Map.of(
                "data", data, "usage", Map.of("prompt_tokens", body.get("input").size()));
    }

    private static Map<String, Object> ollama(JsonNode body) {
        var count = body.get("input").size();
        var vectors = IntStream.range(0, count).mapToObj(i -> vector(body, i)).toList();
        return Map.of("embeddings", vectors, "prompt_eval_count", count);
    }

    private static List<Object> vector(JsonNode body, int index) {
        return List.of(body.get("input").get(index).textValue().length(), 0.25, index);
    }

    private static void json(ScriptedServer.Reply reply, Map<String, Object> body) throws Exception {
        reply.send(200, "application/json", Json.mapper().writeValueAsString(body));
    }

    /** What is connected here must not be what other tests find first. */
    @AfterEach
    void connections_go_again() {
        connections.forEach(id ->
                Api.asAdministrator().delete("/api/v1/connections/" + id).then().statusCode(204));
    }

    private void connect(String kind, String url) {
        String id = Api.asAdministrator()
                .body(Map.of("kind", kind, "name", name, "url", url))
                .post("/api/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        connections.add(id);
        Api.asAdministrator()
                .post("/api/v1/connections/" + id + "/refresh")
                .then()
                .statusCode(200);
    }

    private Response embed(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("model", name));
        body.putAll(more);
        return Api.asAdministrator().body(body).post("/v1/embeddings");
    }

    @Test
    void texts_become_vectors_in_their_order_as_numbers_or_as_base64() throws Exception {
        try (var server = new ScriptedServer(this::serve)) {
            connect("openai", server.url() + "/v1");
            embed(Map.of("input", List.of("one", "three"), "dimensions", 3))
                    .then()
                    .statusCode(200)
                    .body("object", equalTo("list"))
                    .body("model", equalTo(name))
                    .body("data.index", equalTo(List.of(0, 1)))
                    .body("data[0].object", equalTo("embedding"))
                    .body("data[1].embedding", equalTo(List.of(5f, 0.25f, 1f)))
                    .body("usage.total_tokens", equalTo(2));
            assertThat(asked.getFirst().get("dimensions").asInt()).isEqualTo(3);
            var encoded = embed(Map.of("input", "one", "encoding_format", "base64"));
            var floats = ByteBuffer.wrap(Base64.getDecoder().decode(encoded.<String>path("data[0].embedding")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            assertThat(List.of(floats.get(0), floats.get(1), floats.get(2))).containsExactly(3f, 0.25f, 0f);
            assertThat(floats.remaining()).isEqualTo(3);
        }
    }

    /** As langchain-openai sends it: tokens, unless it is told not to count them; it asks for base64, as OpenAI's SDK does. */
    @Test
    void langchain_is_told_how_to_send_texts() throws Exception {
        try (var server = new ScriptedServer(this::serve)) {
            connect("openai", server.url() + "/v1");
            embed(Map.of("input", List.of(List.of(15339, 1917)), "encoding_format", "base64"))
                    .then()
                    .statusCode(400)
                    .body("error.type", equalTo("invalid_request_error"))
                    .body("error.param", equalTo("input"))
                    .body("error.message", containsString("check_embedding_ctx_length=False"));
            embed(Map.of("input", List.of("hello world"), "encoding_format", "base64"))
                    .then()
                    .statusCode(200)
                    .body("data", hasSize(1));
        }
    }

    @Test
    void many_texts_go_to_an_ollama_in_batches() throws Exception {
        try (var server = new ScriptedServer(this::serve)) {
            connect("ollama", server.url());
            var texts = IntStream.range(0, 150)
                    .mapToObj("x"::repeat)
                    .map(text -> text + "y")
                    .toList();
            var answer = embed(Map.of("input", texts));
            answer.then().statusCode(200).body("data", hasSize(150)).body("usage.prompt_tokens", equalTo(150));
            assertThat(answer.<List<Number>>path("data.collect { it.embedding[0] }"))
                    .extracting(Number::intValue)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 150).boxed().toList());
            assertThat(asked).extracting(body -> body.get("input").size()).containsExactly(64, 64, 22);
        }
    }

    @Test
    void what_is_no_text_is_refused_with_its_place() {
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("input", List.of()),
                Map.of("input", List.of(1, 2)),
                Map.of("input", List.of(List.of(1))),
                Map.of("input", List.of("x", "")))) {
            embed(wrong).then().statusCode(400).body("error.param", equalTo("input"));
        }
        embed(Map.of("input", "x", "encoding_format", "hex"))
                .then()
                .statusCode(400)
                .body("error.param", equalTo("encoding_format"));
        embed(Map.of("input", "x")).then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @Test
    void the_demo_embeds_so_that_texts_with_the_same_words_are_near() {
        var prefix = name.substring(0, 14);
        Api.asAdministrator()
                .body(Map.of("kind", "demo", "name", name, "prefix", prefix))
                .post("/api/v1/connections")
                .then()
                .statusCode(201);
        var answer = Api.asAdministrator()
                .body(Map.of(
                        "model",
                        prefix + ".demo-plain",
                        "input",
                        List.of("The cat sat", "the cat, sat!", "Quite another matter")))
                .post("/v1/embeddings");
        answer.then().statusCode(200);
        assertThat(answer.<List<Float>>path("data[0].embedding"))
                .hasSize(64)
                .isEqualTo(answer.path("data[1].embedding"));
        assertThat(answer.<List<Float>>path("data[0].embedding")).isNotEqualTo(answer.path("data[2].embedding"));
    }
}
