package dev.atelier.extensions.mcp;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.extensions.Authorization;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.WebAddress;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that speaks MCP by HTTP: sessions, answers as JSON and as events, tools, resources and prompts. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class McpServersTest {
    private static final String PATH = "/api/v1/extensions";

    private final String id = "mcp-" + UUID.randomUUID();
    private final AtomicInteger sessions = new AtomicInteger();
    private final List<ScriptedServer.Reply> listening = new CopyOnWriteArrayList<>();
    private volatile boolean isSilent;
    private volatile String more = "";
    private volatile String unanswered = "";
    private ScriptedServer server;

    @Inject
    GuardedClient client;

    @BeforeEach
    void a_server_stands_at_the_one_address_that_may_be_asked() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        server = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), this::answer);
    }

    @AfterEach
    void it_goes() throws IOException {
        Api.asAdministrator().delete(PATH + "/" + id); // with the conversation, which would listen at this port again
        server.close();
    }

    private void answer(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        if (request.method().equals("DELETE")) {
            reply.send(200, "text/plain", "");
            return;
        }
        if (request.method().equals("GET")) {
            reply.begin("text/event-stream");
            if (request.headers().containsKey("Last-Event-ID")) {
                reply.chunk("data: " + unanswered + "\n\n");
                reply.end();
            } else {
                listening.add(reply);
                reply.untilHangUp(30);
            }
            return;
        }
        var message = Json.mapper().readTree(request.body());
        var method = message.path("method").asText();
        if (isSilent) {
            reply.untilHangUp(30);
        } else if (method.equals("initialize")) {
            var session = "s" + sessions.incrementAndGet();
            reply.send(200, "application/json", result(message, """
                    {"protocolVersion": "2025-06-18", "serverInfo": {"name": "t", "version": "1"},
                     "capabilities": {"tools": {"listChanged": true}, "resources": {}, "prompts": {}}}"""), "Mcp-Session-Id: " + session);
        } else if (!("s" + sessions.get()).equals(request.headers().get("Mcp-Session-Id"))) {
            reply.send(404, "text/plain", "no such session");
        } else if (!message.has("id")) {
            reply.send(202, "text/plain", "");
        } else if (message.at("/params/name").asText().equals("broken-off")) {
            unanswered = result(message, "{\"content\": [{\"type\": \"text\", \"text\": \"the rest\"}]}");
            reply.begin("text/event-stream");
            reply.chunk("id: 7\nretry: 1\ndata:\n\n");
            reply.end();
        } else if (message.at("/params/name").asText().equals("endless")) {
            reply.begin("text/event-stream");
            reply.untilHangUp(30);
        } else {
            reply.begin("text/event-stream");
            reply.chunk(
                    "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}\n\n");
            reply.chunk("data: "
                    + result(message, told(method, message.path("params"))).replace("\n", " ") + "\n\n");
            reply.end();
        }
    }

    private static String result(JsonNode request, String result) {
        return "{\"jsonrpc\": \"2.0\", \"id\": " + request.path("id") + ", \"result\": " + result + "}";
    }

    private String told(String method, JsonNode params) {
        return switch (method) {
            case "tools/list" -> params.has("cursor") ? """
                        {"tools": [{"name": "fail", "inputSchema": {"type": "object"}}, %s
                         {"name": "later", "inputSchema": {"type": "object"}, "execution": {"taskSupport": "required"}}]}""".formatted(more) : """
                        {"nextCursor": "2", "tools": [{"name": "echo", "title": "Echo", "description": "Says it again",
                         "annotations": {"readOnlyHint": true},
                         "inputSchema": {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]}}]}""";
            case "tools/call" ->
                params.path("name").asText().equals("fail")
                        ? """
                        {"isError": true, "content": [{"type": "text", "text": "broken"}]}"""
                        : "{\"content\": [{\"type\": \"text\", \"text\": \"You said "
                                + params.at("/arguments/message").asText()
                                + "\"}, {\"type\": \"image\", \"mimeType\": \"image/png\", \"data\": \"AAAA\"}]}";
            case "resources/read" ->
                "{\"contents\": [{\"uri\": \"" + params.path("uri").asText() + "\", \"text\": \"inside\"}]}";
            case "resources/list" -> "{\"resources\": [{\"uri\": \"a:1\", \"name\": \"One\"}]}";
            case "resources/templates/list" -> "{\"resourceTemplates\": []}";
            case "prompts/list" -> "{\"prompts\": [{\"name\": \"greet\"}]}";
            case "prompts/get" ->
                "{\"messages\": [{\"role\": \"user\", \"content\": {\"type\": \"text\", \"text\": \"Hello\"}}]}";
            default -> "{}";
        };
    }

    private void add() {
        Api.asAdministrator()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Server",
                        "kind",
                        "tool",
                        "source",
                        "mcp",
                        "definition",
                        Map.of("transport", "http", "url", server.url() + "/mcp"),
                        "settings",
                        Map.of("auth", "bearer", "key", "s3cret")))
                .post(PATH)
                .then()
                .statusCode(201);
        await().untilAsserted(() -> Api.asAdministrator() // it is looked at besides, in a conversation of its own
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("ok")));
    }

    private ValidatableResponse tried(String tool, Map<String, Object> arguments) {
        return Api.asAdministrator()
                .body(Map.of("tool", tool, "arguments", arguments))
                .post(PATH + "/" + id + "/test")
                .then()
                .statusCode(200);
    }

    @Test
    void its_tools_are_offered_with_those_for_its_resources_and_prompts() {
        add();
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .body("state", equalTo("ok"))
                .body(
                        "tools.name",
                        contains("echo", "fail", "list_resources", "read_resource", "list_prompts", "get_prompt"))
                .body("tools[0].title", equalTo("Echo"))
                .body("tools[0].changes_something", equalTo(false))
                .body("tools[1].changes_something", equalTo(true));
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("Authorization", "Bearer s3cret"));
        assertThat(server.requests().getLast().headers()).containsEntry("MCP-Protocol-Version", "2025-06-18");
    }

    @Test
    void calls_reach_it_and_what_it_gives_comes_back_as_text() {
        add();
        tried("echo", Map.of("message", "hi"))
                .body("output", equalTo("You said hi\n\n[image, image/png, about 3 bytes]"));
        tried("fail", Map.of()).body("problem", equalTo("broken"));
        tried("read_resource", Map.of("uri", "a:1")).body("output", equalTo("a:1:\ninside"));
        tried("list_resources", Map.of()).body("output", containsString("a:1"));
        tried("get_prompt", Map.of("name", "greet")).body("output", equalTo("user: Hello"));
        tried("list_prompts", Map.of()).body("output", containsString("greet"));
    }

    @Test
    void a_server_that_has_forgotten_the_session_is_greeted_again() {
        add();
        tried("echo", Map.of("message", "one")).body("output", containsString("one"));
        sessions.incrementAndGet();
        tried("echo", Map.of("message", "two")).body("output", containsString("two"));
    }

    @Test
    void what_a_server_says_it_offers_anew_is_known_without_a_question() {
        add();
        tried("echo", Map.of("message", "one"));
        more = "{\"name\": \"born-later\", \"inputSchema\": {\"type\": \"object\"}},";
        var told = new HashSet<ScriptedServer.Reply>();
        await().untilAsserted(() -> {
            listening.stream().filter(told::add).forEach(McpServersTest::saysThatItsToolsChanged);
            Api.asAdministrator()
                    .get(PATH + "/" + id)
                    .then()
                    .body("state", equalTo("ok"))
                    .body("tools.name", hasItems("echo", "born-later"));
        });
    }

    /** Once to each who listens, three times over; who is gone does not hear it. */
    private static void saysThatItsToolsChanged(ScriptedServer.Reply stream) {
        try {
            for (var n = 0; n < 3; n++) {
                stream.chunk("data: {\"jsonrpc\": \"2.0\", \"method\": \"notifications/tools/list_changed\"}\n\n");
            }
        } catch (IOException gone) {
            // it hung up
        }
    }

    @Test
    void an_answer_that_broke_off_is_taken_up_where_it_ended() throws InterruptedException {
        try (var session = begun()) {
            var answer = Contents.of(session.call("broken-off", Map.of()));
            assertThat(answer.text()).isEqualTo("the rest");
        }
        assertThat(server.requests()).anySatisfy(request -> assertThat(request.headers())
                .containsEntry("Last-Event-ID", "7")
                .containsEntry("Mcp-Session-Id", "s1"));
    }

    @Test
    void a_server_hears_that_a_call_was_given_up() throws InterruptedException {
        try (var session = begun()) {
            var caller = Thread.startVirtualThread(() -> {
                try {
                    session.call("endless", Map.of());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            await().until(() -> asked("tools/call").findAny().isPresent());
            caller.interrupt();
            await().until(() -> asked("notifications/cancelled").findAny().isPresent());
            assertThat(asked("notifications/cancelled").findAny().orElseThrow().at("/params/requestId"))
                    .isEqualTo(asked("tools/call").findAny().orElseThrow().path("id"));
            assertThat(Contents.of(session.call("echo", Map.of("message", "on")))
                            .text())
                    .contains("You said on");
        }
    }

    private Session begun() throws InterruptedException {
        var nobody = new Authorization(Map.of(), List.of());
        return Session.begin(new HttpChannel(client, WebAddress.parse(server.url() + "/mcp"), nobody), () -> {});
    }

    private Stream<JsonNode> asked(String method) {
        return server.requests().stream()
                .filter(request -> !request.body().isEmpty())
                .map(request -> Json.read(request.body(), JsonNode.class))
                .filter(message -> message.path("method").asText().equals(method));
    }

    @Test
    void seventy_who_wait_for_a_silent_server_hold_nobody_up() {
        isSilent = true;
        var key = Api.administratorKey();
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = IntStream.range(0, 70)
                    .mapToObj(n -> waiting.submit(() -> Api.with(key)
                            .body(serverAt("/mcp?of=" + n))
                            .post(PATH + "/check")
                            .then()
                            .statusCode(200)
                            .body("state", equalTo("unreachable"))))
                    .toList();
            await().untilAsserted(() -> assertThat(asked("initialize")).hasSizeGreaterThanOrEqualTo(70));
            Api.asAdministrator().get(PATH + "?limit=1").then().statusCode(200).time(lessThan(5_000L));
            server.close();
            for (var check : checks) {
                check.get(60, TimeUnit.SECONDS);
            }
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /** Each asked at an address of its own: who asks the same server shares what is known of it. */
    private Map<String, Object> serverAt(String path) {
        return Map.of(
                "name", "Server",
                "kind", "tool",
                "source", "mcp",
                "definition", Map.of("transport", "http", "url", server.url() + path));
    }

    @Test
    void programs_come_from_the_configuration_alone() {
        for (var program : List.of("sh", "/bin/sh", "")) {
            Api.asAdministrator()
                    .body(Map.of(
                            "name", "Program",
                            "kind", "tool",
                            "source", "mcp",
                            "definition", Map.of("transport", "stdio", "program", program)))
                    .post(PATH)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItems("/definition/program"));
        }
    }
}
