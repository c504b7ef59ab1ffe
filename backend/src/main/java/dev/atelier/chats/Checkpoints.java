package dev.atelier.chats;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What running replies have said since it was last saved; saved by {@link Journal}'s thread, in one statement for all. */
@Singleton
class Checkpoints {
    private final ReplyRows rows;
    private final Map<UUID, Saved> running = new ConcurrentHashMap<>();

    Checkpoints(ReplyRows rows) {
        this.rows = rows;
    }

    /** How much of a reply is saved: bytes of its texts, number of its fallbacks and notices. */
    private static final class Saved {
        private final Reply reply;
        private int text;
        private int reasoning;
        private int fallbacks;
        private boolean cited;
        private int calls;
        private int notices;

        Saved(Reply reply) {
            this.reply = reply;
            this.text = reply.savedText();
            this.reasoning = reply.savedReasoning();
        }

        List<ReplyRows.Piece> unsaved() {
            var log = reply.log();
            var pieces = new ArrayList<ReplyRows.Piece>();
            var told = List.copyOf(log.fallbacks());
            for (var at = fallbacks; at < told.size(); at++) {
                pieces.add(ReplyRows.Piece.of(reply.row(), told.get(at), at));
            }
            if (!cited && !log.keptCitations().isEmpty()) {
                pieces.add(ReplyRows.Piece.of(reply.row(), log.keptCitations()));
            }
            if (log.calls().changes() > calls) {
                pieces.add(ReplyRows.Piece.of(reply.row(), log.calls()));
            }
            if (log.notices().size() > notices) {
                pieces.add(ReplyRows.Piece.ofNotices(reply.row(), List.copyOf(log.notices())));
            }
            if (log.text.length() > text) {
                pieces.add(ReplyRows.Piece.of(reply.row(), ReplyRows.Kind.TEXT, log.text, text));
            }
            if (log.reasoning.length() > reasoning) {
                pieces.add(ReplyRows.Piece.of(reply.row(), ReplyRows.Kind.REASONING, log.reasoning, reasoning));
            }
            return pieces;
        }

        void upTo(ReplyRows.Piece piece) {
            switch (piece.kind()) {
                case TEXT -> text = piece.end();
                case REASONING -> reasoning = piece.end();
                case FALLBACK -> fallbacks = Math.max(fallbacks, piece.end());
                case CITATIONS -> cited = true;
                case TOOLS -> calls = Math.max(calls, piece.end());
                case FILTERS -> notices = Math.max(notices, piece.end());
            }
        }
    }

    /** Until its end is told, what the reply says is saved now and then. */
    void follow(Reply reply) {
        var id = reply.job().id();
        var saved = new Saved(reply);
        running.put(id, saved);
        reply.told().thenAccept(how -> running.remove(id, saved)); // by then it may go on, as another
    }

    /** Saves what is new, ends the replies that were ended elsewhere, and stops those that somebody asked another server to stop. */
    void save() throws SQLException {
        if (running.isEmpty()) {
            return;
        }
        var known = Map.copyOf(running); // a reply that goes on by now is another one, of which nothing was asked
        var pieces = known.values().stream()
                .filter(saved -> !saved.reply.isOver()) // its end holds everything, and must not leave pieces behind
                .flatMap(saved -> saved.unsaved().stream())
                .toList();
        if (!pieces.isEmpty()) {
            var unwanted = rows.checkpoint(pieces);
            pieces.forEach(this::note);
            of(known, unwanted).forEach(Reply::lose);
        }
        stopWhatIsUnwanted();
    }

    /** Stops the replies that somebody, on whichever server, wants stopped. */
    void stopWhatIsUnwanted() throws SQLException {
        var known = Map.copyOf(running);
        of(known, rows.stopRequests()).forEach(Reply::stop);
    }

    private static Stream<Reply> of(Map<UUID, Saved> known, Set<UUID> ids) {
        return ids.stream().map(known::get).filter(saved -> saved != null).map(saved -> saved.reply);
    }

    private void note(ReplyRows.Piece piece) {
        var saved = running.get(piece.reply().id());
        if (saved != null) {
            saved.upTo(piece);
        }
    }
}
