package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The models are asked while their round is still being committed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StartsTest {
    private static final String REFUSED = "cannot be committed";
    private static final int UNTIL_ASKED = 0x61736b65;

    @Inject
    DataSource database;

    @Test
    void a_round_that_does_not_reach_the_database_is_told_to_nobody_and_its_models_are_told_to_stop() throws Exception {
        run("""
                create function refuse() returns trigger language plpgsql as $$ begin
                    if new.text = '%s' then
                        perform pg_advisory_xact_lock_shared(%d);
                        raise 'refused';
                    end if;
                    return null;
                end $$""".formatted(REFUSED, UNTIL_ASKED));
        run("create constraint trigger refusal after insert on message deferrable initially deferred"
                + " for each row execute function refuse()");
        try (var models = new PlayedModels("a")) {
            var talk = Talk.begin();
            for (var i = 0; i < 20; i++) { // more than one person may have under way: each gives its room back
                assertThat(refused(talk, models).isLeft()).isTrue();
            }
            talk.read().then().body("messages", hasSize(0));
            try (var stream = talk.ask("can be", models.model(0))) {
                models.question(models.model(0)).say("yes").finish();
                assertThat(Talk.names(stream.toEnd())).endsWith("done", "end of stream");
            }
        } finally {
            run("drop trigger refusal on message");
            run("drop function refuse");
        }
    }

    /** Asks for what is refused once the model has heard of it. @return what it heard */
    private PlayedModels.Question refused(Talk talk, PlayedModels models) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + UNTIL_ASKED + ")");
            var status = CompletableFuture.supplyAsync(() -> talk.person()
                    .json()
                    .body(Talk.turn(REFUSED, models.model(0)))
                    .post(talk.path() + "/turns")
                    .statusCode());
            try {
                return models.question(models.model(0));
            } finally {
                statement.execute("select pg_advisory_unlock(" + UNTIL_ASKED + ")");
                assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(500);
            }
        }
    }

    @Test
    void a_round_whose_chat_somebody_changes_meanwhile_is_made_anew_and_both_stay() throws Exception {
        try (var models = new PlayedModels("a");
                var connection = database.getConnection();
                var change = connection.prepareStatement(
                        "update chat set title = 'Renamed', revision = revision + 1 where id = cast(? as uuid)")) {
            var talk = Talk.begin();
            connection.setAutoCommit(false);
            change.setString(1, talk.id());
            change.executeUpdate();
            var asked = CompletableFuture.supplyAsync(() -> talk.ask("Who is there?", models.model(0)));
            var early = models.question(models.model(0));
            connection.commit();
            assertThat(early.isLeft()).isTrue();
            models.question(models.model(0)).say("Me.").finish();
            try (var stream = asked.get(60, TimeUnit.SECONDS)) {
                assertThat(Talk.names(stream.toEnd())).endsWith("done", "end of stream");
            }
            talk.read().then().body("title", equalTo("Renamed")).body("messages", hasSize(2));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
