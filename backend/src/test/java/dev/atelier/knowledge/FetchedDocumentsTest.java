package dev.atelier.knowledge;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are fetched where that is allowed; here that is one address on this machine. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class FetchedDocumentsTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private Api.Person owner;
    private ScriptedServer web;
    private String collection;

    @BeforeEach
    void a_page_of_the_web() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        web = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), (request, reply) -> {
            switch (request.path()) {
                case "/hours" ->
                    reply.send(200, "text/html; charset=utf-8", "<h1>Hours</h1><p>We are open until six.</p>");
                case "/moved" -> reply.send(302, "text/plain", "", "Location: /hours");
                case "/inside" -> reply.send(302, "text/plain", "", "Location: http://127.0.0.1:9/secret");
                case "/silent" -> {
                    asked.countDown();
                    reply.untilHangUp(60);
                }
                default -> reply.send(404, "text/plain", "no");
            }
        });
        owner = Api.somebody();
        collection = DocumentCalls.collection(owner, Map.of("visibility", "private"));
    }

    @AfterEach
    void it_goes() throws IOException {
        web.close();
    }

    private String linked(String path) {
        return owner.json()
                .body(Map.of("url", web.url() + path))
                .post("/api/v1/knowledge/" + collection + "/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].id");
    }

    @Test
    void a_page_is_fetched_and_read_as_what_its_server_says_it_is() {
        var document = linked("/moved");
        DocumentCalls.settled(owner, document)
                .body("state", equalTo("ready"))
                .body("media_type", equalTo("text/html"))
                .body("source_url", equalTo(web.url() + "/moved"));
        owner.json()
                .get("/api/v1/documents/" + document + "/text")
                .then()
                .body("text", equalTo("Hours\n\nWe are open until six."));
    }

    @Test
    void what_leads_inside_the_network_or_nowhere_is_told() {
        failed(linked("/inside"), "fetch-failed", "only public addresses");
        failed(linked("/gone"), "fetch-failed", "404");
    }

    @Test
    void what_is_too_much_for_one_person_is_not_kept() {
        limit(10);
        try {
            failed(linked("/hours"), "quota-exceeded", "10 bytes");
        } finally {
            limit(0);
        }
    }

    private static void limit(long bytes) {
        Api.asAdministrator()
                .body(Map.of("max_bytes_per_user", bytes))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    private void failed(String document, String problem, String why) {
        DocumentCalls.settled(owner, document)
                .body("state", equalTo("failed"))
                .body("problem.type", equalTo(problem))
                .body("problem.detail", containsString(why));
    }

    @Test
    void an_address_that_never_answers_keeps_nobody_waiting_once_it_is_cancelled() throws Exception {
        var silent = linked("/silent");
        asked.await(60, TimeUnit.SECONDS);
        owner.json().post("/api/v1/documents/" + silent + "/cancel").then().body("state", equalTo("cancelled"));
        DocumentCalls.settled(owner, linked("/hours")).body("state", equalTo("ready"));
    }
}
