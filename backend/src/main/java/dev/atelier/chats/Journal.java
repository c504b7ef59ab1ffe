package dev.atelier.chats;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings what replies say to the database: one thread for all of them. Ends are stored at once, those that have queued up meanwhile in one
 * transaction; what is said in between every few hundred milliseconds. The same thread gives this server's sign of life, so that a server
 * that cannot save its replies does not seem alive, and looks for those of others.
 */
@Singleton
class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final long BEAT = TimeUnit.SECONDS.toNanos(1);
    private static final int BEATS_BETWEEN_LOOKS = 2;
    private static final int MOST_ENDS_AT_ONCE = 200;

    private final ReplyRows rows;
    private final Checkpoints checkpoints;
    private final Replica replica;
    private final Reaper reaper;
    private final long interval;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "journal");

    private volatile boolean closing;
    private long nextCheckpoint;
    private long nextBeat;
    private long beats;

    Journal(ReplyRows rows, Checkpoints checkpoints, Replica replica, Reaper reaper, ChatsConfig config) {
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.replica = replica;
        this.reaper = reaper;
        this.interval = config.checkpointInterval().toNanos();
    }

    private record Ended(Reply reply, Ending how) {
        ReplyRows.End row() {
            var log = reply.log();
            return new ReplyRows.End(
                    reply.row(),
                    log.text.text(),
                    log.reasoning.text(),
                    log.keptCitations(),
                    log.calls().list(),
                    List.copyOf(log.notices()),
                    how);
        }
    }

    void open(@Observes @Priority(20) StartupEvent start) throws SQLException {
        replica.beat();
        nextBeat = nextCheckpoint = System.nanoTime();
        thread.setDaemon(true);
        thread.start();
    }

    /** Saves what is left, then says good-bye. */
    void close() throws InterruptedException {
        closing = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Stores the end of a reply and then tells it. */
    void store(Reply reply, Ending how) {
        ended.add(new Ended(reply, how));
    }

    private void run() {
        while (!closing || !ended.isEmpty()) {
            try {
                round();
            } catch (InterruptedException nobodyDoes) {
                return;
            } catch (SQLException | RuntimeException cause) {
                LOG.error("Replies cannot be saved; trying again", cause);
                pause();
            }
        }
        try {
            replica.leave();
        } catch (SQLException cause) {
            LOG.warn("The database did not hear the good-bye", cause);
        }
    }

    private void round() throws SQLException, InterruptedException {
        var wait = Math.min(nextCheckpoint, nextBeat) - System.nanoTime();
        var first = ended.poll(closing ? 0 : Math.max(0, wait), TimeUnit.NANOSECONDS);
        if (first != null) {
            var batch = new ArrayList<>(List.of(first));
            ended.drainTo(batch, MOST_ENDS_AT_ONCE - 1);
            storeEnds(batch);
        }
        var now = System.nanoTime();
        if (now - nextCheckpoint >= 0) {
            nextCheckpoint = now + interval;
            checkpoints.save();
        }
        if (now - nextBeat >= 0) {
            nextBeat = now + BEAT;
            replica.beat();
            if (beats++ % BEATS_BETWEEN_LOOKS == 0) {
                reaper.look();
            }
        }
    }

    private void storeEnds(List<Ended> batch) throws SQLException {
        try {
            tell(batch, rows.end(batch.stream().map(Ended::row).toList()));
        } catch (SQLException | RuntimeException cause) {
            if (!isAboutTheData(cause)) {
                ended.addAll(batch); // the database is away: what is not stored is not told
                throw cause;
            }
            if (batch.size() == 1) {
                giveUp(batch.getFirst(), cause);
                return;
            }
            for (var one : batch) { // one bad row must not keep the others
                storeEnds(List.of(one));
            }
        }
    }

    private static void giveUp(Ended one, Exception cause) {
        LOG.errorf(
                cause, "The end of reply %s cannot be stored", one.reply().job().id());
        one.reply().lose();
    }

    private static boolean isAboutTheData(Exception cause) {
        var state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static void tell(List<Ended> batch, Set<ReplyRows.Of> wanted) {
        for (var one : batch) {
            if (wanted.contains(one.reply().row())) {
                one.reply().tell(one.how());
            } else {
                one.reply().lose();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }
}
