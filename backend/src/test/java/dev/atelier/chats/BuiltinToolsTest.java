package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.knowledge.search.Shelf;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built-in tools, called by a model: what it is told, and what it cannot reach. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class BuiltinToolsTest {
    @RegisterExtension
    final Clerk clerk = new Clerk();

    @Inject
    Shelf shelf;

    /** What the model is told when it calls a tool in a chat; what the person sees of it stands behind. */
    private List<String> told(Talk talk, String model, String tool, Map<String, Object> arguments) throws Exception {
        try (var stream = talk.ask("Go on", model)) {
            clerk.asked().call("c", tool, Json.mapper().writeValueAsString(arguments));
            var second = clerk.asked();
            second.say("So.").finish();
            var call = stream.toEnd().stream()
                    .filter(event -> event.name().equals("tool"))
                    .reduce((first, last) -> last)
                    .orElseThrow();
            var result = second.body().path("messages").valueStream().toList().getLast();
            return List.of(
                    result.path("content").asText(),
                    call.text("state").equals("done") ? call.text("result") : call.text("problem"));
        }
    }

    private String told(String model, String tool, Map<String, Object> arguments) throws Exception {
        return told(clerk.talk(), model, tool, arguments).getFirst();
    }

    @Test
    void a_page_is_read_and_nothing_inside_the_network_is_not_even_through_a_redirect() throws Exception {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        var model = clerk.model("web-page");
        try (var inside = new ScriptedServer((request, reply) -> reply.send(200, "text/plain", "the inside"));
                var outside = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), (request, reply) -> {
                    if (request.path().equals("/away")) {
                        reply.send(302, "text/plain", "", "Location: " + inside.url() + "/secret");
                    } else {
                        reply.send(
                                200,
                                "text/html",
                                "<html><body><h1>Harbour</h1><p>Twelve crowns a night.</p></body></html>");
                    }
                })) {
            assertThat(told(model, "read_web_page", Map.of("url", outside.url() + "/prices")))
                    .contains("Harbour", "Twelve crowns a night.")
                    .doesNotContain("<p>");
            for (var address : List.of(
                    outside.url() + "/away",
                    inside.url() + "/secret",
                    "http://169.254.169.254/latest/meta-data",
                    "http://[::1]:" + inside.port() + "/",
                    "file:///etc/passwd",
                    "http://user:word@example.com/")) {
                assertThat(told(model, "read_web_page", Map.of("url", address)))
                        .as(address)
                        .startsWith(
                                address.startsWith("http://1") || address.startsWith("http://[")
                                        ? "The page was not fetched"
                                        : "Th")
                        .doesNotContain("the inside", "root:");
            }
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void documents_are_those_of_the_model_and_shown_to_who_may_read_them() throws Exception {
        var owner = clerk.talk().person();
        var mooring = shelf.collection(owner, "Mooring in the harbour costs twelve crowns a night.");
        shelf.collection(owner, "Mooring in the other harbour costs nothing.");
        var model = clerk.model("documents");
        owner.json()
                .body(Map.of("knowledge_ids", List.of(mooring), "access", Map.of("visibility", "public")))
                .patch("/api/v1/models/" + model)
                .then()
                .statusCode(200);
        var query = Map.<String, Object>of("query", "mooring in the harbour");
        assertThat(told(clerk.talk(), model, "search_documents", query))
                .allSatisfy(text -> assertThat(text).contains("twelve crowns").doesNotContain("nothing"));
        var visitor = told(Talk.begin(Api.somebody()), model, "search_documents", query);
        assertThat(visitor.getFirst()).contains("twelve crowns");
        assertThat(visitor.getLast()).isEqualTo("[A passage that you may not see.]");
    }

    @Test
    void the_clock_goes_by_the_zone_of_who_asks_and_the_calculator_is_exact() throws Exception {
        clerk.talk()
                .person()
                .json()
                .body(Map.of("time_zone", "Asia/Seoul"))
                .patch("/api/v1/auth/me")
                .then()
                .statusCode(200);
        var model = clerk.model("clock", "calculator");
        assertThat(told(model, "current_time", Map.of())).contains("Asia/Seoul");
        assertThat(told(
                        model,
                        "shift_date",
                        Map.of("from", "2026-03-29T01:30", "time_zone", "Europe/Paris", "hours", 1)))
                .contains("03:30"); // the hour in between does not exist
        assertThat(told(model, "calculate", Map.of("expression", "0.1 + 0.2 - 0.3")))
                .isEqualTo("0");
    }
}
