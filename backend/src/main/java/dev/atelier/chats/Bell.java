package dev.atelier.chats;

import dev.atelier.platform.json.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Rings on every server when somebody wants a reply stopped, whichever server writes it (PostgreSQL's {@code LISTEN} and {@code NOTIFY}).
 * A server that does not hear it, while its connection is away, finds the wish at its next checkpoint.
 */
@Singleton
class Bell {
    static final String RING = "select 1 from pg_notify('atelier_stop', cast(?1 as text))";

    /** The same for one call of a tool: its end, or an answer to its question. */
    static final String RING_FOR_CALL = "select 1 from pg_notify('atelier_call', cast(?1 as text))";

    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final int LOOK_MILLIS = 500;
    private static final int AGAIN_SECONDS = 2;

    private final DataSource database;
    private final LiveChats live;
    private final Checkpoints checkpoints;
    private final Thread thread = new Thread(this::run, "bell");

    private final CountDownLatch closing = new CountDownLatch(1);

    Bell(DataSource database, LiveChats live, Checkpoints checkpoints) {
        this.database = database;
        this.live = live;
        this.checkpoints = checkpoints;
    }

    void open(@Observes StartupEvent start) {
        thread.setDaemon(true);
        thread.start();
    }

    void close(@Observes @Priority(5) ShutdownEvent end) throws InterruptedException {
        closing.countDown();
        thread.join(4L * LOOK_MILLIS);
    }

    private void run() {
        try {
            do {
                try {
                    listen();
                } catch (SQLException | RuntimeException away) {
                    LOG.debug("Nothing is heard of other servers for the moment", away);
                }
            } while (!closing.await(AGAIN_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen atelier_stop; listen atelier_call");
            try {
                while (closing.getCount() > 0) {
                    for (var ring : connection.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS)) {
                        hear(ring);
                    }
                }
            } finally {
                statement.execute(
                        "unlisten atelier_stop; unlisten atelier_call"); // others use the connection afterwards
            }
        }
    }

    private void hear(PGNotification ring) throws SQLException {
        if (ring.getName().equals("atelier_call")) {
            var wish = Json.read(ring.getParameter(), ToolWish.class);
            live.reply(wish.reply()).ifPresent(reply -> reply.tell(wish));
        } else if (live.reply(UUID.fromString(ring.getParameter())).isPresent()) {
            checkpoints.stopWhatIsUnwanted(); // as the database has it: a late ring may be about an answer that was
            // continued since
        }
    }
}
