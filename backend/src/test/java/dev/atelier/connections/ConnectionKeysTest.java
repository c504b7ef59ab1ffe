package dev.atelier.connections;

import static dev.atelier.connections.PlayedConnections.KEY;
import static dev.atelier.connections.PlayedConnections.PATH;
import static dev.atelier.connections.PlayedConnections.patch;
import static dev.atelier.connections.PlayedConnections.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of connections: sealed, never shown, and sent only where they were given for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConnectionKeysTest {
    private PlayedConnections here;

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void servers_can_be_played() {
        here = new PlayedConnections(database);
    }

    @AfterEach
    void they_go() throws IOException {
        here.close();
    }

    @Test
    void a_key_is_stored_sealed() throws Exception {
        var id = here.create(Map.of(
                        "kind", "ollama", "name", "Stand", "url", here.ollama().url(), "api_key", KEY))
                .path("id");
        assertThat(here.query("select encode(api_key, 'escape') from connection where id = '" + id + "'"))
                .isNotEmpty()
                .doesNotContain("secret-of");
        assertThat(here.query("select string_agg(subject, ' ') from audit_entry"))
                .contains(id + " Stand")
                .doesNotContain("secret-of");
    }

    @Test
    void null_takes_a_key_away() {
        var id = here.create(Map.of(
                        "kind", "ollama", "name", "Stand", "url", here.ollama().url(), "api_key", KEY))
                .<String>path("id");
        var without = new HashMap<String, Object>();
        without.put("api_key", null);
        patch(id, without).body("has_api_key", equalTo(false));
    }

    @Test
    void a_key_is_not_sent_to_a_host_that_it_was_not_given_for() {
        var first = here.ollama();
        var second = here.ollama();
        var id = here.create(Map.of("kind", "ollama", "name", "Stand", "url", first.url(), "api_key", KEY))
                .<String>path("id");
        patch(id, Map.of("url", second.url()))
                .statusCode(200)
                .body("has_api_key", equalTo(false))
                .body("state", equalTo("ok"));
        assertThat(second.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKey("Authorization"));
        patch(id, Map.of("url", first.url(), "api_key", KEY)).body("has_api_key", equalTo(true));
        patch(id, Map.of("url", first.url() + "/below")).body("has_api_key", equalTo(true));
        patch(id, Map.of("url", first.url().replace("http:", "https:"))).body("has_api_key", equalTo(false));
    }

    @Test
    void verifying_a_stored_connection_uses_its_key() {
        var server = here.ollama();
        var id = here.create(Map.of("kind", "ollama", "name", "Stand", "url", server.url(), "api_key", KEY))
                .path("id");
        Api.asAdministrator()
                .post(PATH + "/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"));
        assertThat(server.requests().getLast().headers()).containsEntry("Authorization", "Bearer " + KEY);
    }

    @Test
    void a_key_that_can_no_longer_be_read_is_said_and_nothing_is_sent_without_it() throws Exception {
        var server = here.ollama();
        var prefix = prefix();
        var id = here.create(Map.of(
                        "kind", "ollama", "name", "Stand", "url", server.url(), "api_key", KEY, "prefix", prefix))
                .path("id");
        here.update(
                "update connection set api_key = '\\x01'::bytea || decode(repeat('00', 40), 'hex'), revision = revision + 1 where id = '"
                        + id + "'");
        here.update("update catalogue_revision set revision = revision + 1");
        var asked = server.requests().size();
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(502)
                .body("type", equalTo("upstream-unauthorized"));
        Api.asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("unauthorized"))
                .body("detail", containsString("enter the API key again"));
        var heard = new Heard();
        catalogue
                .sources(prefix + ".tiny:latest")
                .getFirst()
                .chat(new ChatRequest(List.of(ChatMessage.user("x")), Map.of(), List.of()), heard);
        assertThat(heard.untilEnd().failed().fault().detail()).contains("enter the API key again");
        assertThat(server.requests()).hasSize(asked);
    }
}
