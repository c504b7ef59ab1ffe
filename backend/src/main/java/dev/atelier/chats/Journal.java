package dev.atelier.chats;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings what replies say to the database: one thread for all of them. Ends are stored at once, those that have queued up meanwhile in one
 * transaction; what is said in between every few hundred milliseconds in one statement. The same thread gives this server's sign of life,
 * so that a server that cannot save its replies does not seem alive, and looks for those of others.
 */
@Singleton
class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final long BEAT = TimeUnit.SECONDS.toNanos(1);
    private static final int BEATS_BETWEEN_LOOKS = 2;
    private static final int MOST_ENDS_AT_ONCE = 200;

    private final ReplyRows rows;
    private final Replica replica;
    private final Reaper reaper;
    private final long interval;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Map<UUID, Saved> running = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "journal");

    private volatile boolean closing;
    private long nextCheckpoint;
    private long nextBeat;
    private long beats;

    Journal(ReplyRows rows, Replica replica, Reaper reaper, ChatsConfig config) {
        this.rows = rows;
        this.replica = replica;
        this.reaper = reaper;
        this.interval = config.checkpointInterval().toNanos();
    }

    private record Ended(Reply reply, Ending how) {}

    /** How much of a reply is saved, in bytes. */
    private static final class Saved {
        private final Reply reply;
        private int text;
        private int reasoning;

        Saved(Reply reply) {
            this.reply = reply;
        }

        List<ReplyRows.Piece> unsaved() {
            var log = reply.log();
            var pieces = new ArrayList<ReplyRows.Piece>();
            if (log.text.length() > text) {
                pieces.add(ReplyRows.Piece.of(log.id, ReplyRows.Kind.TEXT, log.text, text));
            }
            if (log.reasoning.length() > reasoning) {
                pieces.add(ReplyRows.Piece.of(log.id, ReplyRows.Kind.REASONING, log.reasoning, reasoning));
            }
            return pieces;
        }

        void upTo(ReplyRows.Piece piece) {
            switch (piece.kind()) {
                case TEXT -> text = piece.end();
                case REASONING -> reasoning = piece.end();
            }
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
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** From now on what the reply says is saved now and then. */
    void follow(Reply reply) {
        running.put(reply.job().id(), new Saved(reply));
    }

    /** Stores the end of a reply and then tells it. */
    void store(Reply reply, Ending how) {
        ended.add(new Ended(reply, how));
    }

    private void run() {
        while (!closing || !ended.isEmpty()) {
            try {
                round();
            } catch (InterruptedException asked) {
                // closing: the loop's condition knows
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
            checkpoint();
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
            tell(batch, rows.end(batch.stream().map(Journal::row).toList()));
        } catch (SQLException | RuntimeException cause) {
            if (batch.size() == 1) {
                giveUpOrQueue(batch.getFirst(), cause);
            } else {
                for (var one : batch) { // one bad row must not keep the others
                    storeEnds(List.of(one));
                }
            }
        }
    }

    private void giveUpOrQueue(Ended one, Exception cause) throws SQLException {
        if (cause instanceof SQLException sql && isAboutTheData(sql)) {
            LOG.errorf(
                    cause,
                    "The end of reply %s cannot be stored",
                    one.reply().job().id());
            forget(one);
            one.reply().lose();
            return;
        }
        ended.add(one); // the database is away: what is not stored is not told
        throw cause instanceof SQLException sql ? sql : new SQLException(cause);
    }

    private static boolean isAboutTheData(SQLException cause) {
        var state = cause.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void tell(List<Ended> batch, boolean[] wanted) {
        for (var i = 0; i < wanted.length; i++) {
            var one = batch.get(i);
            forget(one);
            if (wanted[i]) {
                one.reply().tell(one.how());
            } else {
                one.reply().lose();
            }
        }
    }

    private void forget(Ended one) {
        running.remove(one.reply().job().id());
    }

    private static ReplyRows.End row(Ended ended) {
        var log = ended.reply().log();
        return new ReplyRows.End(log.id, log.text.text(), log.reasoning.text(), ended.how());
    }

    private void checkpoint() throws SQLException {
        if (running.isEmpty()) {
            return;
        }
        var pieces = running.values().stream()
                .filter(saved -> !saved.reply.isOver()) // its end holds everything, and must not leave pieces behind
                .flatMap(saved -> saved.unsaved().stream())
                .toList();
        if (!pieces.isEmpty()) {
            var unwanted = rows.checkpoint(pieces);
            pieces.forEach(this::noteSaved);
            unwanted.forEach(this::lose);
        }
        rows.stopRequests().stream()
                .map(running::get)
                .filter(saved -> saved != null)
                .forEach(saved -> saved.reply.stop());
    }

    private void noteSaved(ReplyRows.Piece piece) {
        var saved = running.get(piece.reply());
        if (saved != null) {
            saved.upTo(piece);
        }
    }

    private void lose(UUID reply) {
        var saved = running.remove(reply);
        if (saved != null) {
            saved.reply.lose();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException closing) {
            // the loop's condition knows
        }
    }
}
