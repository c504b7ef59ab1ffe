package dev.atelier.extensions.pipelines;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.knowledge.search.Shelf;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters in a server that speaks Open WebUI's Pipelines protocol, played as its reference server answers. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class PipelinesTest {
    private static final String MODELS = """
            {"data": [{"id": "shout", "name": "Shout", "object": "model", "pipeline": {"type": "filter", "pipelines": ["*"], "priority": 0, "valves": true}},
             {"id": "talker", "name": "Talker", "object": "model", "pipeline": {"type": "pipe", "valves": false}}], "object": "list", "pipelines": true}""";

    private static final String VALVES = """
            {"pipelines": ["*"], "priority": 0, "greeting": "hi", "api_key": "of-the-server", "store": "db://me:of-the-server@host/x", "most": null}""";

    /** As pydantic gives it. */
    private static final String SPEC = """
            {"title": "Valves", "type": "object", "properties": {
                "pipelines": {"title": "Pipelines", "type": "array", "items": {"type": "string"}, "default": []},
                "priority": {"title": "Priority", "type": "integer", "default": 0},
                "greeting": {"title": "Greeting", "type": "string", "default": "hello"},
                "store": {"title": "Store", "type": "string"},
                "api_key": {"title": "Api Key", "type": "string", "default": "of-the-code"},
                "most": {"title": "Most", "anyOf": [{"type": "integer"}, {"type": "null"}], "default": null}}}""";

    @Inject
    Shelf shelf;

    private volatile String valves = VALVES;
    private ScriptedServer server;
    private PlayedModels upstream;
    private final String model = "m-" + UUID.randomUUID();

    @BeforeEach
    void a_server() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        server = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), this::serve);
        upstream = new PlayedModels("base");
    }

    @AfterEach
    void it_goes() throws IOException {
        server.close();
        upstream.close();
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        if (!"Bearer 0p3n".equals(request.headers().get("Authorization"))) {
            reply.send(401, "application/json", "{\"detail\": \"Invalid API key\"}");
            return;
        }
        switch (request.path()) {
            case "/models" -> reply.send(200, "application/json", MODELS);
            case "/shout/filter/inlet" -> {
                var body = (ObjectNode) Json.mapper().readTree(request.body()).path("body");
                var last = (ObjectNode)
                        body.path("messages").get(body.path("messages").size() - 1);
                if (last.path("content").asText().contains("forbidden")) {
                    reply.send(500, "application/json", "{\"detail\": \"We do not talk about that.\"}");
                    return;
                }
                last.put("content", last.path("content").asText().toUpperCase(Locale.ROOT));
                reply.send(200, "application/json", body.toString());
            }
            case "/shout/filter/outlet" -> {
                var body = (ObjectNode) Json.mapper().readTree(request.body()).path("body");
                var last = (ObjectNode)
                        body.path("messages").get(body.path("messages").size() - 1);
                last.put("content", last.path("content").asText() + "!");
                reply.send(200, "application/json", body.toString());
            }
            case "/shout/valves/spec" -> reply.send(200, "application/json", SPEC);
            case "/shout/valves" -> reply.send(200, "application/json", valves);
            case "/shout/valves/update" -> {
                if (request.body().contains("refused")) {
                    reply.send(500, "application/json", "{\"detail\": \"input_value='refused s3cret'\"}");
                    return;
                }
                valves = request.body();
                reply.send(200, "application/json", valves);
            }
            default -> reply.send(404, "application/json", "{\"detail\": \"Not found\"}");
        }
    }

    private Response add(String pipeline, Map<String, Object> settings, String onFailure) {
        return Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "filter",
                        "source",
                        "pipelines",
                        "name",
                        "Remote " + UUID.randomUUID(),
                        "definition",
                        Map.of("url", server.url(), "pipeline_id", pipeline),
                        "settings",
                        settings,
                        "on_failure",
                        onFailure,
                        "access",
                        Map.of("visibility", "public")))
                .post("/api/v1/extensions");
    }

    private void modelWith(Response filter) {
        filter.then().statusCode(201);
        Api.asAdministrator()
                .body(Map.of(
                        "id",
                        model,
                        "name",
                        "Remote",
                        "base_model_id",
                        upstream.model(0),
                        "filter_ids",
                        List.of(filter.<String>path("id"))))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }

    private CompletableFuture<Response> asked(String text) {
        return CompletableFuture.supplyAsync(() -> Api.asAdministrator()
                .body(Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", text))))
                .post("/v1/chat/completions"));
    }

    @Test
    void a_remote_filter_changes_what_goes_in_and_what_comes_out() {
        modelWith(add("shout", Map.of("key", "0p3n"), "close"));
        var answer = asked("hello");
        var sent = upstream.question(upstream.model(0));
        assertThat(sent.messages()).containsExactly("user: HELLO");
        sent.whole("Good day");
        answer.join().then().statusCode(200).body("choices[0].message.content", equalTo("Good day!"));
        var user =
                Json.read(server.requests().getLast().body(), ObjectNode.class).path("user");
        assertThat(user.path("role").asText()).isEqualTo("admin");
    }

    @Test
    void what_was_found_in_documents_passes_its_inlet_too_unless_it_is_told_not_to() {
        var filter = add("shout", Map.of("key", "0p3n"), "close");
        modelWith(filter);
        var collection = shelf.collection(Api.somebody(), "The harbour master is Anna.");
        Api.asAdministrator()
                .body(Map.of("knowledge_ids", List.of(collection)))
                .patch("/api/v1/models/" + model)
                .then()
                .statusCode(200);
        assertThat(sentFor("Who is the harbour master?")).contains("THE HARBOUR MASTER IS ANNA.");

        Api.asAdministrator()
                .body(Map.of("settings", Map.of("documents", false)))
                .patch("/api/v1/extensions/" + filter.path("id"))
                .then()
                .statusCode(200);
        assertThat(sentFor("Who is the harbour master?"))
                .contains("The harbour master is Anna.")
                .endsWith("WHO IS THE HARBOUR MASTER?");
    }

    private String sentFor(String text) {
        var answer = asked(text);
        var sent = upstream.question(upstream.model(0));
        sent.whole("Anna");
        answer.join().then().statusCode(200);
        return sent.messages().getLast();
    }

    @Test
    void its_valves_are_settings_here_and_are_set_there_when_they_are_saved() {
        var added = add("shout", Map.of("key", "0p3n"), "close");
        var path = "/api/v1/extensions/" + added.path("id");
        var learned = Api.asAdministrator().post(path + "/refresh");
        Map<String, Map<String, Object>> properties = learned.path("settings_schema.properties");
        assertThat(properties).containsKeys("key", "valves.greeting", "valves.api_key", "valves.most");
        assertThat(properties).doesNotContainKeys("valves.pipelines", "valves.priority");
        assertThat(properties.get("valves.greeting")).containsEntry("default", "hi");
        assertThat(properties.get("valves.most")).containsEntry("type", "integer");
        assertThat(learned.asString()).doesNotContain("of-the-server", "of-the-code");

        set(path, Map.of("valves.greeting", "ho", "valves.api_key", "s3cret"), 200)
                .then()
                .body("secrets_set", hasItem("valves.api_key"));
        await().untilAsserted(() -> assertThat(Json.read(valves, ObjectNode.class))
                .isEqualTo(Json.read(
                        VALVES.replace("\"hi\"", "\"ho\"").replace("\"of-the-server", "\"s3cret"), ObjectNode.class)));
        set(path, Map.of("valves.most", "many"), 422);
        set(path, Map.of("valves.greeting", "refused"), 200);
        await().untilAsserted(() -> Api.asAdministrator()
                .get(path)
                .then()
                .body("state", equalTo("broken"))
                .body("problem", containsString("refused •••")));
        assertThat(Api.asAdministrator()
                        .get("/api/v1/extensions/export?id=" + added.path("id"))
                        .asString())
                .contains("shout")
                .doesNotContain("valves.");
    }

    private static Response set(String path, Map<String, Object> settings, int status) {
        var response = Api.asAdministrator().body(Map.of("settings", settings)).patch(path);
        response.then().statusCode(status);
        return response;
    }

    @Test
    void a_server_that_is_not_saved_yet_tells_its_valves_and_is_told_nothing() {
        Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "filter",
                        "source",
                        "pipelines",
                        "definition",
                        Map.of("url", server.url(), "pipeline_id", "shout"),
                        "settings",
                        Map.of("key", "0p3n", "valves.greeting", "ho")))
                .post("/api/v1/extensions/check")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"))
                .body("settings_schema.properties.'valves.greeting'.default", equalTo("hi"));
        assertThat(valves).isEqualTo(VALVES);
    }

    @Test
    void what_it_raises_is_told_to_who_asked_and_nothing_is_sent() {
        modelWith(add("shout", Map.of("key", "0p3n"), "open"));
        asked("the forbidden thing")
                .join()
                .then()
                .statusCode(400)
                .body("error.message", equalTo("We do not talk about that."));
        assertThat(upstream.isAsked(upstream.model(0))).isFalse();
    }

    @Test
    void one_that_fails_closes_or_opens_as_its_owner_chose() {
        modelWith(add("shout", Map.of("key", "wrong"), "close"));
        asked("hello").join().then().statusCode(502).body("error.message", containsString("does not take the key"));

        Api.asAdministrator()
                .body(Map.of(
                        "filter_ids",
                        List.of(add("gone", Map.of("key", "0p3n"), "open").<String>path("id"))))
                .patch("/api/v1/models/" + model)
                .then()
                .statusCode(200);
        var answer = asked("hello");
        var sent = upstream.question(upstream.model(0));
        assertThat(sent.messages()).containsExactly("user: hello");
        sent.whole("Good day");
        answer.join().then().statusCode(200).body("choices[0].message.content", equalTo("Good day"));
    }

    @Test
    void a_server_is_asked_what_it_has_and_its_key_is_never_told() {
        var added = add("shout", Map.of("key", "0p3n"), "close");
        var path = "/api/v1/extensions/" + added.path("id");
        Api.asAdministrator()
                .post(path + "/refresh")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"))
                .body("secrets_set", hasItem("key"))
                .body("settings.key", nullValue());
        Api.asAdministrator()
                .post("/api/v1/extensions/"
                        + add("talker", Map.of("key", "0p3n"), "close").path("id") + "/refresh")
                .then()
                .body("state", equalTo("broken"))
                .body("problem", containsString("shout"));
    }
}
