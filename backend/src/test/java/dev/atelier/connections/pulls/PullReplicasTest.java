package dev.atelier.connections.pulls;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server does about the pulls of others. The others are played by rows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PullReplicasTest {
    @Inject
    DataSource database;

    private final UUID pull = UUID.randomUUID();
    private PlayedOllama ollama;

    @BeforeEach
    void connect() {
        ollama = new PlayedOllama();
    }

    @AfterEach
    void leave() throws Exception {
        ollama.close();
    }

    private void elsewhere(String beatAt) throws SQLException {
        run("""
                insert into pull (id, kind, connection_id, name, name_key, state, replica_id, beat_at, completed, total, created_at, updated_at)
                values (?, 'pull', ?, 'tiny', 'tiny:latest', 'running', ?, now() + interval '%s', 300, 1000, now(), now())""".formatted(beatAt), pull, UUID.fromString(ollama.connection), UUID.randomUUID());
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static io.restassured.response.ValidatableResponse read(Object id) {
        return Api.asAdministrator().get("/api/v1/pulls/" + id).then();
    }

    @Test
    void the_pull_of_a_server_that_is_gone_goes_on_here() throws Exception {
        elsewhere("-1 minute");
        var work = ollama.work();
        read(pull).body("state", equalTo("running")).body("completed", equalTo(300));
        work.part("aaa", 1000, 300).succeeds();
        await().untilAsserted(() -> read(pull).body("state", equalTo("succeeded")));
    }

    @Test
    void the_pull_of_a_server_that_lives_is_left_to_it_and_followed() throws Exception {
        elsewhere("1 hour");
        Api.asAdministrator();
        try (var events = EventStream.get(Api.administratorKey(), "/api/v1/pulls/" + pull + "/events")) {
            assertThat(events.next().text("completed")).isEqualTo("300");
            run("update pull set completed = 900, revision = revision + 1, updated_at = now() where id = ?", pull);
            assertThat(events.next().text("completed")).isEqualTo("900");
            run("update pull set state = 'succeeded', revision = revision + 1, updated_at = now() where id = ?", pull);
            assertThat(events.until("done").getFirst().text("state")).isEqualTo("succeeded");
        }
        assertThat(ollama.isAsked()).isFalse();
    }

    @Test
    void a_cancel_reaches_the_server_that_pulls() throws Exception {
        var id = ollama.pull("tiny");
        var work = ollama.work();
        run(
                "update pull set state = 'cancelled', replica_id = null, revision = revision + 1 where id = ?",
                UUID.fromString(id));
        assertThat(work.isLeft()).isTrue();
        read(id).body("state", equalTo("cancelled"));
    }

    @Test
    void a_pull_that_another_server_took_over_is_left_to_it() throws Exception {
        var id = ollama.pull("tiny");
        var work = ollama.work().part("aaa", 1000, 100);
        run(
                "update pull set replica_id = ?, beat_at = now() + interval '1 hour', completed = 555 where id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
        assertThat(work.isLeft()).isTrue();
        read(id).body("state", equalTo("running")).body("completed", equalTo(555));
    }
}
