package dev.atelier.connections;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.testing.Api;
import dev.atelier.testing.FreshDatabase;
import dev.atelier.testing.ScriptedServer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FirstConnectionTest.OwnServer.class)
class FirstConnectionTest {
    /** Classes that name one profile share one server. */
    public static class OwnServer extends FreshDatabase {}

    private static final String NOBODY = "127.0.0.1:1";
    private static boolean serverHasStarted;

    @Inject
    AgroalDataSource database;

    @Inject
    FirstDecision decision;

    @Inject
    GuardedClient client;

    @Inject
    Refresher refresher;

    @Inject
    Catalogue catalogue;

    @Inject
    Vertx vertx;

    @BeforeEach
    void nobody_was_ever_here() throws Exception {
        if (!serverHasStarted) {
            await().until(() -> kinds().equals(List.of("demo"))); // what the server's own start connected
            serverHasStarted = true;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from setting where name = 'first-connection'");
            statement.executeUpdate("delete from connection");
        }
    }

    @Test
    void an_ollama_that_answers_is_connected() throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.send(
                200,
                "application/json",
                request.path().endsWith("version")
                        ? "{\"version\":\"0.33.0\"}"
                        : "{\"models\":[{\"name\":\"tiny:latest\"}]}"))) {
            start(ConnectionsConfig.First.AUTO, "127.0.0.1:" + server.port());
            await().until(() -> kinds().equals(List.of("ollama")));
            await().until(() -> catalogue.baseModel("tiny:latest").isPresent());
        }
    }

    @Test
    void without_one_the_demo_is_and_its_removal_is_remembered() {
        start(ConnectionsConfig.First.AUTO, NOBODY);
        await().until(() -> kinds().equals(List.of("demo")));
        await().until(() -> catalogue.sources("demo-plain").size() == 1);
        var id = Api.asAdministrator().get("/api/v1/connections").<String>path("items[0].id");
        Api.asAdministrator().delete("/api/v1/connections/" + id).then().statusCode(204);
        start(ConnectionsConfig.First.AUTO, NOBODY);
        assertThat(decision.isTaken()).isTrue();
        await().during(Duration.ofMillis(500)).until(() -> kinds().isEmpty());
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_not_waited_for() throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.untilHangUp(30))) {
            var began = System.nanoTime();
            start(ConnectionsConfig.First.AUTO, "127.0.0.1:" + server.port());
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("the start goes on")
                    .isLessThan(Duration.ofMillis(900));
            await().until(() -> kinds().equals(List.of("demo")));
        }
    }

    @Test
    void a_host_that_is_no_address_does_not_stop_the_start() {
        start(ConnectionsConfig.First.AUTO, "no address at all");
        await().until(() -> kinds().equals(List.of("demo")));
    }

    @Test
    void none_connects_nothing() {
        start(ConnectionsConfig.First.NONE, NOBODY);
        await().during(Duration.ofMillis(300)).until(() -> kinds().isEmpty());
    }

    @Test
    void who_has_connected_something_already_gets_nothing_added() {
        Api.asAdministrator()
                .body(java.util.Map.of("kind", "ollama", "name", "Mine", "url", "http://127.0.0.1:1"))
                .post("/api/v1/connections")
                .then()
                .statusCode(201);
        start(ConnectionsConfig.First.DEMO, NOBODY);
        await().until(decision::isTaken);
        assertThat(kinds()).containsExactly("ollama");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:11434, http://localhost:11434",
        "0.0.0.0, http://127.0.0.1:11434",
        "0.0.0.0:8080, http://127.0.0.1:8080",
        ":8080, http://127.0.0.1:8080",
        "[::]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://box, http://box:11434",
        "https://box, https://box",
        "http://box:1/, http://box:1"
    })
    void ollama_host_is_read_as_ollama_reads_it(String given, String expected) {
        assertThat(FirstConnection.address(given)).hasToString(expected);
    }

    private void start(ConnectionsConfig.First first, String host) {
        var config = new ConnectionsConfig() {
            @Override
            public First firstConnection() {
                return first;
            }

            @Override
            public Duration refreshAfter() {
                return Duration.ofMinutes(1);
            }

            @Override
            public String ollamaHost() {
                return host;
            }
        };
        new FirstConnection(config, decision, client, refresher, catalogue, vertx).decide(new StartupEvent());
    }

    private static List<String> kinds() {
        return Api.asAdministrator().get("/api/v1/connections").path("items.kind");
    }
}
