package dev.atelier.chats;

import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What running replies write to the database. Every statement asks that the reply is still running and this server's: whoever was taken
 * for dead meanwhile writes nothing any more.
 */
@Singleton
class ReplyRows {
    private static final String CHECKPOINT = """
            insert into reply_part (message_id, kind, at, body)
            select piece.id, piece.kind, piece.at, piece.body
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::integer[], ?::text[]) piece (id, round, kind, at, body)
            join message on message.id = piece.id and message.round = piece.round
                and message.state = 'streaming' and message.replica_id = ?
            returning message_id""";

    private static final String END = """
            update message set state = ?, text = ?, reasoning = ?, finish_reason = ?, problem = ?::jsonb,
                prompt_tokens = ?, completion_tokens = ?, first_token_ms = ?, duration_ms = ?, tokens_per_second = ?,
                answered_by = ?
            where id = ? and round = ? and state = 'streaming' and replica_id = ?""";

    private static final String FORGET_PARTS = "delete from reply_part where message_id = any (?)";

    private static final String STOPS =
            "select id from message where state = 'streaming' and replica_id = ? and stop_requested";

    private final DataSource database;
    private final Replica replica;

    ReplyRows(DataSource database, Replica replica) {
        this.database = database;
        this.replica = replica;
    }

    /** A reply in one of its rounds: who wrote for an earlier one writes nothing any more. */
    record Of(UUID id, long round) {}

    /** What is saved of a reply that runs: its two texts, and whom else was asked. */
    enum Kind {
        TEXT,
        REASONING,
        FALLBACK
    }

    /** What is new in a reply: of a text from which byte to which, of the fallbacks the how manyth. */
    record Piece(Of reply, Kind kind, int at, int end, String body) {
        static Piece of(Of reply, Kind kind, TextLog log, int from) {
            var end = log.length();
            return new Piece(reply, kind, from, end, log.text(from, end));
        }

        static Piece of(Of reply, Told.FellBack told, int at) {
            var body = new String(Json.bytes(told), StandardCharsets.UTF_8);
            return new Piece(reply, Kind.FALLBACK, at, at + 1, body);
        }
    }

    /** The end of a reply, with all that it said. */
    record End(Of reply, String text, String reasoning, Ending how) {}

    /** @return the replies whose pieces were not wanted any more */
    Set<UUID> checkpoint(List<Piece> pieces) throws SQLException {
        var unwanted = new HashSet<UUID>();
        pieces.forEach(piece -> unwanted.add(piece.reply().id()));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(CHECKPOINT)) {
            insert.setArray(1, array(connection, "uuid", pieces.stream().map(piece -> piece.reply()
                    .id())));
            insert.setArray(2, array(connection, "int8", pieces.stream().map(piece -> piece.reply()
                    .round())));
            insert.setArray(3, array(connection, "text", pieces.stream().map(piece -> Words.word(piece.kind()))));
            insert.setArray(4, array(connection, "int4", pieces.stream().map(Piece::at)));
            insert.setArray(5, array(connection, "text", pieces.stream().map(Piece::body)));
            insert.setObject(6, replica.id());
            try (var wanted = insert.executeQuery()) {
                while (wanted.next()) {
                    unwanted.remove(wanted.getObject(1, UUID.class));
                }
            }
        }
        return unwanted;
    }

    /** In one transaction. @return for each whether it was still wanted */
    boolean[] end(List<End> ends) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var update = connection.prepareStatement(END);
                    var delete = connection.prepareStatement(FORGET_PARTS)) {
                for (var end : ends) {
                    bind(update, end);
                    update.addBatch();
                }
                var counts = update.executeBatch();
                delete.setArray(1, array(connection, "uuid", wantedIds(ends, counts)));
                delete.executeUpdate();
                connection.commit();
                return wanted(counts);
            } catch (SQLException | RuntimeException cause) {
                connection.rollback();
                throw cause;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The replies of this server that somebody asked another server to stop. */
    Set<UUID> stopRequests() throws SQLException {
        var found = new HashSet<UUID>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(STOPS)) {
            select.setObject(1, replica.id());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    private void bind(PreparedStatement update, End end) throws SQLException {
        var how = end.how();
        var usage = how.usage();
        update.setString(1, Words.word(how.state()));
        update.setString(2, end.text());
        update.setString(3, end.reasoning());
        update.setString(4, how.finishReason());
        update.setString(5, how.problem() == null ? null : how.problem().toString());
        update.setObject(6, usage == null ? null : usage.promptTokens(), Types.INTEGER);
        update.setObject(7, usage == null ? null : usage.completionTokens(), Types.INTEGER);
        update.setObject(8, usage == null ? null : usage.firstTokenMs(), Types.INTEGER);
        update.setObject(9, usage == null ? null : usage.durationMs(), Types.INTEGER);
        update.setObject(10, usage == null ? null : usage.tokensPerSecond(), Types.DOUBLE);
        update.setString(11, how.answeredBy());
        update.setObject(12, end.reply().id());
        update.setLong(13, end.reply().round());
        update.setObject(14, replica.id());
    }

    /** What was not wanted may be pieces of a later round. */
    private static java.util.stream.Stream<UUID> wantedIds(List<End> ends, int[] counts) {
        return java.util.stream.IntStream.range(0, counts.length)
                .filter(i -> counts[i] != 0)
                .mapToObj(i -> ends.get(i).reply().id());
    }

    private static boolean[] wanted(int[] counts) {
        var wanted = new boolean[counts.length];
        for (var i = 0; i < counts.length; i++) {
            wanted[i] = counts[i] != 0;
        }
        return wanted;
    }

    private static java.sql.Array array(
            Connection connection, String type, java.util.stream.Stream<? extends @Nullable Object> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
