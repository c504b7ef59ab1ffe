package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of an extension, wherever it lives and however it ends, is in the audit with who called: nothing of what was said is. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class AuditedCallsTest {
    private static final String PETS = """
            {"openapi": "3.1.0", "paths": {"/pets/{name}": {"get": {"operationId": "show_pet",
             "parameters": [{"name": "name", "in": "path", "required": true, "schema": {"type": "string"}}]}}}}""";
    private static final String ECHO = "{\"tools\": [{\"name\": \"echo\", \"inputSchema\": {\"type\": \"object\"}}]}";
    private static final String PASSES = "export const inlet = (messages) => messages;";
    private static final String TOOL =
            "const tools = [{ name: 'shout', description: 'Shouts.', input_schema: { type: 'object' }, run: () => 'secret' }];";

    private ScriptedServer server;
    private Scripted chat;

    @BeforeEach
    void somebody_has_a_chat_and_a_server_stands_at_the_one_address_that_may_be_asked() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        server = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), AuditedCallsTest::serve);
        chat = Scripted.begin();
    }

    @AfterEach
    void close() throws IOException {
        chat.close();
        server.close();
    }

    /** An MCP server, a pet store, Pipelines with a filter that lets all pass, and an action. */
    private static void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        switch (request.path()) {
            case "/mcp" -> {
                var message = Json.mapper().readTree(request.body());
                var result =
                        switch (message.path("method").asText()) {
                            case "initialize" ->
                                "{\"protocolVersion\": \"2025-06-18\", \"serverInfo\": {\"name\": \"t\", \"version\": \"1\"}, \"capabilities\": {\"tools\": {}}}";
                            case "tools/list" -> ECHO;
                            default -> "{\"content\": [{\"type\": \"text\", \"text\": \"secret\"}]}";
                        };
                if (message.has("id")) {
                    var answer = "{\"jsonrpc\": \"2.0\", \"id\": %s, \"result\": %s}";
                    reply.send(200, "application/json", answer.formatted(message.path("id"), result));
                } else {
                    reply.send(request.method().equals("POST") ? 202 : 405, "text/plain", "");
                }
            }
            case "/openapi.json" -> reply.send(200, "application/json", PETS);
            case "/models" ->
                reply.send(
                        200,
                        "application/json",
                        "{\"data\": [{\"id\": \"p\", \"pipeline\": {\"type\": \"filter\"}}], \"pipelines\": true}");
            case "/p/filter/inlet", "/p/filter/outlet" ->
                reply.send(
                        200,
                        "application/json",
                        Json.mapper().readTree(request.body()).path("body").toString());
            case "/act" -> reply.send(200, "application/json", "{\"kind\": \"notice\", \"text\": \"secret\"}");
            default -> reply.send(200, "application/json", "{\"name\": \"secret\"}");
        }
    }

    private static String added(String kind, String source, Map<String, Object> definition) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "source", source, "definition", definition));
        body.put("id", "audited-" + kind + "-" + source + "-" + UUID.randomUUID());
        body.put("name", "Audited");
        body.put("access", Map.of("visibility", "public"));
        if (kind.equals("tool")) {
            body.put("ask", "never");
        }
        return Api.idOf(Api.asAdministrator().body(body).post("/api/v1/extensions"));
    }

    private String model(Map<String, List<String>> extensions) {
        var model = "m-" + UUID.randomUUID();
        var body = new HashMap<String, Object>(extensions);
        body.putAll(Map.of(
                "id", model, "name", "M", "base_model_id", chat.upstream().model(0)));
        chat.talk().person().json().body(body).post("/api/v1/models").then().statusCode(201);
        return model;
    }

    /** The subjects of the person's calls. */
    private List<String> calls() {
        var listed = Api.asAdministrator().get("/api/v1/audit?kind=call&limit=200");
        List<Map<String, Object>> items =
                listed.then().statusCode(200).extract().path("items");
        return items.stream()
                .filter(entry -> Objects.equals(
                        entry.get("account_id"), chat.talk().person().id()))
                .map(entry -> String.valueOf(entry.get("subject")))
                .toList();
    }

    private CompletableFuture<Response> pressed(String reply, String action) {
        return CompletableFuture.supplyAsync(() -> chat.talk()
                .person()
                .json()
                .body(Map.of("input", "secret"))
                .post(chat.talk().path() + "/messages/" + reply + "/actions/" + action));
    }

    @Test
    void calls_of_every_source_are_in_the_audit_whether_or_not_they_changed_anything() {
        var script = added("tool", "script", Map.of("code", TOOL));
        var mcp = added("tool", "mcp", Map.of("transport", "http", "url", server.url() + "/mcp"));
        var openApi = added("tool", "openapi", Map.of("url", server.url() + "/openapi.json"));
        var filter = added("filter", "script", Map.of("code", PASSES));
        var pipelines = added("filter", "pipelines", Map.of("url", server.url(), "pipeline_id", "p"));
        var act = added("action", "script", Map.of("code", "export const action = () => ({ notice: 'secret' });"));
        var remote = added("action", "remote", Map.of("url", server.url() + "/act"));
        var prompt = added("action", "prompt", Map.of("prompt", "Poem: {{message}}", "result", "message"));
        var shorter = added("action", "prompt", Map.of("prompt", "Short: {{message}}", "result", "notice"));
        var model = model(Map.of(
                "tool_ids",
                List.of("calculator", script, mcp, openApi),
                "filter_ids",
                List.of(filter, pipelines),
                "action_ids",
                List.of(act, remote, prompt, shorter)));

        String reply;
        try (var stream = chat.talk().ask("secret", model)) {
            chat.sent()
                    .callAll(List.of(
                            List.of("1", "calculate", "{\"expression\": \"6 * 7\"}"),
                            List.of("2", "shout", "{\"it\": \"secret\"}"),
                            List.of("3", "echo", "{\"it\": \"secret\"}"),
                            List.of("4", "show_pet", "{\"name\": \"secret\"}")));
            chat.sent().say("secret").finish();
            reply = Talk.replyId(stream.toEnd(), 0);
        }
        pressed(reply, act).join().then().statusCode(200);
        pressed(reply, remote).join().then().statusCode(200);
        var notice = pressed(reply, shorter);
        chat.sent().whole("secret");
        notice.join().then().statusCode(200);
        try (var stream = chat.talk().call(reply, "actions/" + prompt, Map.of())) {
            chat.sent().say("secret").finish();
            stream.toEnd();
        }

        var expected = Stream.of(
                        "calculator calculate",
                        script + " shout",
                        mcp + " echo",
                        openApi + " show_pet",
                        filter + " passed",
                        pipelines + " passed",
                        act + " action",
                        remote + " action",
                        prompt + " action",
                        shorter + " action")
                .map(called -> called + " ok " + model)
                .toList();
        await().untilAsserted(() -> assertThat(calls()).containsOnlyOnceElementsOf(expected.subList(0, 4)));
        await().untilAsserted(() -> assertThat(calls()).containsOnly(expected.toArray(String[]::new)));
        Api.asAdministrator()
                .get("/api/v1/extensions/" + filter + "/logs")
                .then()
                .body("total", equalTo(0));
    }

    private EventStream.Event waiting(EventStream stream) {
        var events = stream.until(event -> event.name().equals("tool") && "waiting".equals(event.text("state")));
        return Clerk.state(events, "waiting");
    }

    private void decided(EventStream.Event waiting, String verb, Map<String, Object> body) {
        var reply = waiting.text("reply_id");
        chat.talk()
                .person()
                .json()
                .body(body)
                .post(chat.talk().path() + "/messages/" + reply + verb)
                .then()
                .statusCode(lessThan(300));
    }

    @Test
    void calls_that_came_to_nothing_are_in_the_audit_as_failed() {
        var asked = added("tool", "script", Map.of("code", TOOL));
        Api.asAdministrator().body(Map.of("ask", "always")).patch("/api/v1/extensions/" + asked);
        var model = model(Map.of("tool_ids", List.of(asked, "calculator")));
        try (var stream = chat.talk().ask("Refused by the person, and wrong", model)) {
            chat.sent().callAll(List.of(List.of("1", "shout", "{}"), List.of("2", "calculate", "{}")));
            decided(waiting(stream), "/tools/1/answer", Map.of("allow", false));
            chat.sent().say("Well.").finish();
            stream.toEnd();
        }
        await().untilAsserted(() -> assertThat(calls())
                .containsExactlyInAnyOrder(asked + " shout failed " + model, "calculator calculate failed " + model));
        try (var stream = chat.talk().ask("Stopped by the person", model)) {
            chat.sent().call("1", "shout", "{}");
            decided(waiting(stream), "/tools/1/stop", Map.of());
            chat.sent().say("Well.").finish();
            stream.toEnd();
        }
        await().untilAsserted(() -> assertThat(calls()).hasSize(3));
        try (var stream = chat.talk().ask("Stopped with its answer", model)) {
            chat.sent().call("1", "shout", "{}");
            decided(waiting(stream), "/stop", Map.of());
            stream.toEnd();
        }
        await().untilAsserted(() -> assertThat(calls())
                .hasSize(4)
                .filteredOn(call -> call.equals(asked + " shout failed " + model))
                .hasSize(3));
    }
}
