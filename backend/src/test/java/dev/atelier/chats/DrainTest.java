package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.FreshDatabase;
import dev.atelier.testing.PlayedModels;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A server that is asked to stop, as it is before it does. It takes no turns afterwards, so this class has one of its own. */
@QuarkusTest
@TestProfile(DrainTest.OwnServer.class)
class DrainTest {
    /** Classes that name one profile share one server. */
    public static class OwnServer extends FreshDatabase {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> signal;

    @Test
    void a_server_that_stops_stores_what_was_said_ends_its_streams_and_takes_no_more_turns() throws Exception {
        try (var models = new PlayedModels("a");
                var talk = new Talking(models.model(0))) {
            var question = models.question(models.model(0)).say("So far");
            var reply = Talk.replyId(talk.asking.until("delta"), 0);
            signal.fire(new ShutdownDelayInitiatedEvent());
            assertThat(question.isLeft()).isTrue();
            var rest = talk.asking.toEnd();
            assertThat(Talk.names(rest)).containsExactly("usage", "failed", "done", "end of stream");
            assertThat(rest.get(1).text("problem.type")).isEqualTo("interrupted");
            talk.listening.toEnd();
            assertThat(talk.talk.textOf(reply)).isEqualTo("So far");
            talk.talk.read().then().body("messages[1].state", equalTo("failed"));
            talk.talk
                    .post(Talk.turn("More", models.model(0)))
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("shutting-down"));
            talk.talk.person().json().get(talk.talk.path() + "/events").then().statusCode(503);
        }
    }

    /** Somebody who asks in one window and listens in another. */
    private static final class Talking implements AutoCloseable {
        private final Talk talk = Talk.begin();
        private final dev.atelier.testing.EventStream listening = talk.listen();
        private final dev.atelier.testing.EventStream asking;

        Talking(String model) {
            this.asking = talk.ask("Hello", model);
        }

        @Override
        public void close() {
            asking.close();
            listening.close();
        }
    }
}
