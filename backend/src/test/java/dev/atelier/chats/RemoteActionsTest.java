package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that a server of their own does. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class RemoteActionsTest {
    private static final String KEY = "k3y-of-the-server";

    private final String model = "m-" + UUID.randomUUID();
    private ScriptedServer server;
    private PlayedModels upstream;
    private Api.Person owner;
    private Talk talk;
    private String reply;
    private String action;

    /** What the server answers. */
    private volatile String answer = "{}";

    @BeforeEach
    void an_answer_with_a_button_under_it() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        server = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), this::serve);
        upstream = new PlayedModels("base");
        owner = Api.somebody();
        action = added("/act", Map.of("auth", "bearer", "key", KEY));
        owner.json()
                .body(Map.of(
                        "id", model, "name", "Desk", "base_model_id", upstream.model(0), "action_ids", List.of(action)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        talk = Talk.begin(owner);
        try (var stream = talk.ask("Why is the sky blue?", model)) {
            upstream.question(upstream.model(0)).say("It scatters.").finish();
            reply = Talk.replyId(stream.toEnd(), 0);
        }
    }

    @AfterEach
    void it_goes() throws IOException {
        server.close();
        upstream.close();
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        if (!request.path().equals("/act")) {
            reply.send(404, "text/plain", "nothing");
        } else if (!("Bearer " + KEY).equals(request.headers().get("Authorization"))) {
            reply.send(401, "text/plain", "no");
        } else {
            reply.send(200, "application/json", request.method().equals("OPTIONS") ? "" : answer);
        }
    }

    private String added(String path, Map<String, Object> settings) {
        return Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "action",
                        "source",
                        "remote",
                        "name",
                        "Ticket " + UUID.randomUUID(),
                        "definition",
                        Map.of("url", server.url() + path),
                        "settings",
                        settings,
                        "access",
                        Map.of("visibility", "public")))
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response pressed(String answered) {
        answer = answered;
        return owner.json()
                .body(Map.of("input", "urgent"))
                .post(talk.path() + "/messages/" + reply + "/actions/" + action);
    }

    private JsonNode asked() {
        return Json.read(server.requests().getLast().body(), JsonNode.class);
    }

    @Test
    void the_server_is_sent_the_message_and_who_asks_by_name_alone_and_its_notice_is_told() {
        pressed("{\"kind\": \"notice\", \"text\": \"Ticket 4711 is made.\"}")
                .then()
                .statusCode(200)
                .body("kind", equalTo("notice"))
                .body("text", equalTo("Ticket 4711 is made."));

        var asked = asked();
        assertThat(asked.path("message").asText()).isEqualTo("It scatters.");
        assertThat(asked.path("input").asText()).isEqualTo("urgent");
        assertThat(asked.path("chat").findValuesAsText("content"))
                .containsExactly("Why is the sky blue?", "It scatters.");
        assertThat(asked.toString()).doesNotContain(talk.id(), reply, "@");
    }

    @Test
    void its_result_becomes_a_message_a_replacement_or_a_file() {
        pressed("{\"kind\": \"replacement\", \"text\": \"Scattering.\"}")
                .then()
                .body("message.content[0].text", equalTo("Scattering."));
        pressed("{\"kind\": \"message\", \"text\": \"More of it.\"}")
                .then()
                .body("kind", equalTo("message"))
                .body("message.content[0].text", equalTo("More of it."));
        var file = pressed("{\"kind\": \"file\", \"name\": \"../a.csv\", \"base64\": \"YSxi\"}");
        file.then().statusCode(200).body("file.name", not(containsString("/")));
        assertThat(owner.json().get("/api/v1/files/" + file.path("file.id")).asString())
                .isEqualTo("a,b");
    }

    @Test
    void what_is_no_result_and_what_it_refuses_is_told_without_its_words_or_its_key() {
        pressed("{\"kind\": \"dance\", \"text\": \"" + KEY + "\"}")
                .then()
                .statusCode(502)
                .body("detail", containsString("neither message"))
                .body("detail", not(containsString(KEY)));
        pressed("<html>").then().statusCode(502).body("detail", containsString("no JSON"));
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("auth", "bearer", "key", "another")))
                .patch("/api/v1/extensions/" + action)
                .then()
                .statusCode(200)
                .body("settings.key", nullValue())
                .body("secrets_set", hasItem("key"));
        pressed("{}").then().statusCode(502).body("detail", containsString("another key"));
        Api.asAdministrator()
                .get("/api/v1/extensions/" + action + "/logs")
                .then()
                .body("items[0].ok", equalTo(false))
                .body("items[0].what", equalTo("action"));
    }

    @Test
    void it_is_looked_at_without_being_pressed_and_tried_on_the_bench() {
        Api.asAdministrator()
                .post("/api/v1/extensions/" + action + "/refresh")
                .then()
                .body("state", equalTo("ok"));
        assertThat(server.requests().getLast().method()).isEqualTo("OPTIONS");
        Api.asAdministrator()
                .post("/api/v1/extensions/" + added("/gone", Map.of()) + "/refresh")
                .then()
                .body("state", equalTo("broken"))
                .body("problem", containsString("404"));

        answer = "{\"kind\": \"notice\", \"text\": \"Tried.\"}";
        Api.asAdministrator()
                .body(Map.of("message", "Hello", "settings", Map.of("auth", "bearer", "sends_chat", false)))
                .post("/api/v1/extensions/" + action + "/test")
                .then()
                .body("output.text", equalTo("Tried."));
        assertThat(asked().has("chat")).isFalse();
    }

    @Test
    void who_may_not_add_servers_adds_none_and_no_address_inside_is_asked() {
        var body = Map.of(
                "kind", "action", "source", "remote", "name", "X", "definition", Map.of("url", "http://10.0.0.1/act"));
        owner.json().body(body).post("/api/v1/extensions").then().statusCode(403);
        Api.asAdministrator()
                .body(body)
                .post("/api/v1/extensions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/definition/url"));
    }
}
