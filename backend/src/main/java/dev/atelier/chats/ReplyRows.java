package dev.atelier.chats;

import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** One statement, so that it is one way to the database and back: the client waits for its end to be stored. */
    private static final String END = """
            with told as (
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::double precision[], ?::text[], ?::text[], ?::text[],
                        ?::text[])
                    told (id, round, state, text, reasoning, finish_reason, problem,
                        prompt_tokens, completion_tokens, first_token_ms, duration_ms, tokens_per_second, answered_by,
                        citations, tool_calls, filter_notices)),
            ended as (
                update message set state = told.state, text = told.text, reasoning = told.reasoning, indexed = false,
                    finish_reason = told.finish_reason, problem = told.problem::jsonb,
                    prompt_tokens = told.prompt_tokens, completion_tokens = told.completion_tokens,
                    first_token_ms = told.first_token_ms, duration_ms = told.duration_ms,
                    tokens_per_second = told.tokens_per_second, answered_by = told.answered_by,
                    citations = coalesce(told.citations::jsonb, message.citations),
                    tool_calls = coalesce(told.tool_calls::jsonb, message.tool_calls),
                    filter_notices = coalesce(told.filter_notices::jsonb, message.filter_notices)
                from told
                where message.id = told.id and message.round = told.round
                    and message.state = 'streaming' and message.replica_id = ?
                returning message.id, message.round),
            forgotten as (delete from reply_part using ended where message_id = ended.id)
            select id, round from ended""";

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

    /** What is saved of a reply that runs: its two texts, whom else was asked, what it is given from, which tools it called, and what filters did. */
    enum Kind {
        TEXT,
        REASONING,
        FALLBACK,
        CITATIONS,
        TOOLS,
        FILTERS
    }

    /** What is new in a reply: of a text from which byte to which, of the fallbacks the how manyth, of all else all. */
    record Piece(Of reply, Kind kind, int at, int end, String body) {
        static Piece of(Of reply, Kind kind, TextLog log, int from) {
            var end = log.length();
            return new Piece(reply, kind, from, end, log.text(from, end));
        }

        static Piece of(Of reply, Told.FellBack told, int at) {
            return new Piece(reply, Kind.FALLBACK, at, at + 1, json(told));
        }

        static Piece of(Of reply, ToolCalls calls) {
            return new Piece(reply, Kind.TOOLS, calls.changes(), calls.changes(), json(calls.list()));
        }

        static Piece of(Of reply, List<KeptCitation> citations) {
            return new Piece(reply, Kind.CITATIONS, 0, citations.size(), json(citations));
        }

        static Piece ofNotices(Of reply, List<FilterNotice> notices) {
            return new Piece(reply, Kind.FILTERS, notices.size(), notices.size(), json(notices));
        }
    }

    /** The end of a reply, with all that it said. */
    record End(
            Of reply,
            String text,
            String reasoning,
            List<KeptCitation> citations,
            List<ToolCall> calls,
            List<FilterNotice> notices,
            Ending how) {}

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

    /** All or nothing. @return those that were still wanted: what another wrote meanwhile may hold pieces of a later round */
    Set<Of> end(List<End> ends) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(END)) {
            new Columns(connection, update, ends)
                    .of("uuid", end -> end.reply().id())
                    .of("int8", end -> end.reply().round())
                    .of("text", end -> Words.word(end.how().state()))
                    .of("text", End::text)
                    .of("text", End::reasoning)
                    .of("text", end -> end.how().finishReason())
                    .of("text", end -> Objects.toString(end.how().problem(), null))
                    .of("int4", usage(Usage::promptTokens))
                    .of("int4", usage(Usage::completionTokens))
                    .of("int4", usage(Usage::firstTokenMs))
                    .of("int4", usage(Usage::durationMs))
                    .of("float8", usage(Usage::tokensPerSecond))
                    .of("text", end -> end.how().answeredBy())
                    .of("text", all(End::citations))
                    .of("text", all(End::calls))
                    .of("text", all(End::notices));
            update.setObject(17, replica.id());
            var wanted = new HashSet<Of>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    wanted.add(new Of(rows.getObject(1, UUID.class), rows.getLong(2)));
                }
            }
            return wanted;
        }
    }

    /** Null where there is nothing now: one that goes on may have had something before. */
    private static Function<End, @Nullable Object> all(Function<End, List<?>> what) {
        return end -> what.apply(end).isEmpty() ? null : json(what.apply(end));
    }

    /** The database keeps no character 0, not even escaped. */
    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8).replace("\\u0000", "");
    }

    private static Function<End, @Nullable Object> usage(Function<Usage, @Nullable Object> figure) {
        return end -> end.how().usage() == null ? null : figure.apply(end.how().usage());
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

    private static java.sql.Array array(Connection connection, String type, Stream<? extends @Nullable Object> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** The ends as arrays, one a parameter. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<End> ends;
        private int filled;

        Columns(Connection connection, PreparedStatement statement, List<End> ends) {
            this.connection = connection;
            this.statement = statement;
            this.ends = ends;
        }

        Columns of(String type, Function<End, @Nullable Object> column) throws SQLException {
            statement.setArray(++filled, array(connection, type, ends.stream().map(column)));
            return this;
        }
    }
}
