package dev.atelier.extensions.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tool that asks another server, when a model calls it: only where its author and an administrator let it, and with its key in no text. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class ScriptFetchTest {
    private static final String CODE = """
            const settings_schema = { type: 'object', properties: { key: { type: 'string', format: 'password' } } };
            const tools = [{
              name: 'ticket',
              description: 'Reads a ticket.',
              input_schema: { type: 'object' },
              async run() {
                const headers = { Authorization: `Bearer ${settings.key}` };
                const answer = await fetch('http://HERE/tickets', { method: 'POST', headers, body: '{}' });
                return `${answer.status} ${await answer.text()}`;
              },
            }];""";

    private String here;
    private ScriptedServer server;
    private PlayedModels upstream;

    @BeforeEach
    void a_server_stands_at_the_one_address_that_may_be_asked() {
        here = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        server = new ScriptedServer(
                Integer.parseInt(here.split(":")[1]),
                (request, reply) -> reply.send(
                        200, "text/plain", "You sent " + request.headers().get("Authorization")));
        upstream = new PlayedModels("base");
    }

    @AfterEach
    void they_close() throws IOException {
        server.close();
        upstream.close();
    }

    private String toldWhenCalled(String model) {
        var body = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "hello")));
        var answer = CompletableFuture.supplyAsync(
                () -> Api.asAdministrator().body(body).post("/v1/chat/completions"));
        upstream.question(upstream.model(0)).call("c", "ticket", "{}");
        var second = upstream.question(upstream.model(0));
        var told = second.body().at("/messages/2/content").asText();
        second.say("Here.").finish();
        answer.join().then().statusCode(200).body("choices[0].message.content", equalTo("Here."));
        return told;
    }

    @Test
    void a_tool_fetches_from_a_host_that_its_author_listed_once_an_administrator_allowed_it() {
        var id = "ticket-" + UUID.randomUUID();
        var model = "m-" + UUID.randomUUID();
        var definition = Map.of("code", CODE.replace("HERE", here), "hosts", List.of(here));
        var tool = Map.of("id", id, "kind", "tool", "source", "script", "name", "Tickets", "definition", definition);
        Api.asAdministrator().body(tool).post("/api/v1/extensions").then().statusCode(201);
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("key", "opensesame")))
                .patch("/api/v1/extensions/" + id)
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .body(Map.of("id", model, "name", "M", "base_model_id", upstream.model(0), "tool_ids", List.of(id)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        assertThat(toldWhenCalled(model)).contains("not among the hosts that an administrator allowed");
        assertThat(server.requests()).isEmpty();
        Api.asAdministrator()
                .body(Map.of("definition", Map.of("allowed_hosts", List.of(here))))
                .patch("/api/v1/extensions/" + id)
                .then()
                .statusCode(200);
        assertThat(toldWhenCalled(model)).isEqualTo("200 You sent Bearer •••");
        assertThat(server.requests().getLast().headers().get("Authorization")).isEqualTo("Bearer opensesame");
    }
}
