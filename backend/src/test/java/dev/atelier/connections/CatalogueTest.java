package dev.atelier.connections;

import static dev.atelier.connections.PlayedConnections.PATH;
import static dev.atelier.connections.PlayedConnections.baseModels;
import static dev.atelier.connections.PlayedConnections.patch;
import static dev.atelier.connections.PlayedConnections.prefix;
import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of base models: from one connection or several, dead or alive, here and on other replicas. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueTest {
    private PlayedConnections here;

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    @Inject
    StatusRows statuses;

    @BeforeEach
    void servers_can_be_played() {
        here = new PlayedConnections(database);
    }

    @AfterEach
    void they_go() throws IOException {
        here.close();
    }

    @Test
    void a_dead_upstream_neither_empties_nor_slows_the_catalogue_and_removed_is_not_unreachable() {
        var prefix = prefix();
        here.models = List.of("tiny:latest", "other:latest");
        var id = here.create(Map.of(
                        "kind", "ollama", "name", "Stand", "url", here.ollama().url(), "prefix", prefix))
                .<String>path("id");
        here.isAway = true;
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(502)
                .body("type", equalTo("upstream-failed"));
        baseModels(prefix)
                .body("items.id", hasItems(prefix + ".tiny:latest", prefix + ".other:latest"))
                .body("items.state", contains("unreachable", "unreachable"));
        Api.asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("unreachable"))
                .body("model_count", equalTo(2));
        here.isAway = false;
        here.models = List.of("tiny:latest");
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"));
        baseModels(prefix)
                .body("items.id", contains(prefix + ".other:latest", prefix + ".tiny:latest"))
                .body("items.state", contains("removed", "ok"));
        assertThat(catalogue.sources(prefix + ".other:latest")).isEmpty();
        here.models = List.of("tiny:latest", "other:latest");
        Api.asAdministrator().post(PATH + "/" + id + "/refresh").then().statusCode(200);
        baseModels(prefix).body("items.state", contains("ok", "ok"));
    }

    @Test
    void an_upstream_that_never_answers_holds_nobody_up() {
        var stuck = new ScriptedServer((request, reply) -> reply.untilHangUp(60));
        here.servers.add(stuck);
        var began = System.nanoTime();
        here.create(Map.of("kind", "ollama", "name", "Stuck", "url", stuck.url()))
                .then()
                .statusCode(201)
                .body("state", equalTo("unknown"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        began = System.nanoTime();
        baseModels("nothing-is-called-so").body("items", empty());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void one_id_from_two_connections_is_one_model_with_its_sources_by_priority() {
        var prefix = prefix();
        var second = here.create(Map.of(
                        "kind",
                        "ollama",
                        "name",
                        "Second",
                        "url",
                        here.ollama().url(),
                        "prefix",
                        prefix,
                        "priority",
                        2))
                .<String>path("id");
        var first = here.create(Map.of(
                        "kind", "ollama", "name", "First", "url", here.ollama().url(), "prefix", prefix, "priority", 1))
                .<String>path("id");
        baseModels(prefix).body("total", equalTo(1)).body("items[0].sources.name", contains("First", "Second"));
        assertThat(catalogue.sources(prefix + ".tiny:latest"))
                .extracting(Source::connectionName, Source::model)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("First", "tiny:latest"),
                        org.assertj.core.groups.Tuple.tuple("Second", "tiny:latest"));
        patch(first, Map.of("url", "http://127.0.0.1:1"));
        baseModels(prefix)
                .body("items[0].sources.connection_id", contains(second))
                .body("items[0].state", equalTo("ok"));
    }

    @Test
    void a_source_that_did_not_answer_is_asked_last() {
        var prefix = prefix();
        here.create(Map.of("kind", "demo", "name", "Later", "prefix", prefix, "priority", 2));
        here.models = List.of("demo-plain");
        var first = here.create(Map.of(
                        "kind",
                        "ollama",
                        "name",
                        "Sooner",
                        "url",
                        here.ollama().url(),
                        "prefix",
                        prefix,
                        "priority",
                        1))
                .<String>path("id");
        assertThat(catalogue.sources(prefix + ".demo-plain"))
                .extracting(Source::connectionName)
                .containsExactly("Sooner", "Later");
        here.isAway = true;
        Api.asAdministrator().post(PATH + "/" + first + "/refresh").then().statusCode(502);
        assertThat(catalogue.sources(prefix + ".demo-plain"))
                .extracting(Source::connectionName)
                .containsExactly("Later", "Sooner");
    }

    @Test
    void base_models_come_in_pages() {
        var prefix = prefix();
        here.models = List.of("a", "b", "c");
        here.create(
                Map.of("kind", "ollama", "name", "Stand", "url", here.ollama().url(), "prefix", prefix));
        var page = Api.asAdministrator().get("/api/v1/base-models?limit=2&q=" + prefix);
        page.then().body("items.id", contains(prefix + ".a", prefix + ".b")).body("total", equalTo(3));
        Api.asAdministrator()
                .get("/api/v1/base-models?limit=2&q=" + prefix + "&cursor=" + page.path("next_cursor"))
                .then()
                .body("items.id", contains(prefix + ".c"))
                .body("next_cursor", nullValue());
    }

    @Test
    void what_another_replica_changes_is_followed() throws Exception {
        var prefix = prefix();
        var id = here.create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix))
                .path("id");
        here.update("update connection set enabled = false where id = '" + id + "'");
        here.update("update catalogue_revision set revision = revision + 1");
        await().until(() -> catalogue.sources(prefix + ".demo-plain").isEmpty());
    }

    @Test
    void a_connection_is_asked_by_one_replica_at_a_time() {
        var id = UUID.fromString(here.create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()))
                .path("id"));
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMinutes(1))).contains(id);
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMinutes(1))).doesNotContain(id);
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMillis(-1))).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny:latest", "org/name:tag"})
    void a_base_model_cannot_be_cloned(String name) {
        var prefix = prefix();
        here.models = List.of(name);
        here.create(
                Map.of("kind", "ollama", "name", "Stand", "url", here.ollama().url(), "prefix", prefix));
        Api.asAdministrator()
                .post("/api/v1/base-models/" + prefix + "." + name.replace("/", "%2F") + "/clone")
                .then()
                .statusCode(409)
                .body("type", equalTo("base-model-not-clonable"))
                .body("detail", containsString("create a model from it first"));
        Api.asAdministrator().post("/api/v1/base-models/nobody/clone").then().statusCode(404);
    }
}
