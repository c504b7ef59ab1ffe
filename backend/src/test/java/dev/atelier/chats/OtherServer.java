package dev.atelier.chats;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Another server on the same database, as it is known here: by the rows that it writes.
 *
 * @param reply what it is writing
 * @param question what that answers
 */
record OtherServer(DataSource database, UUID id, UUID chat, UUID question, UUID reply) {
    /** It lives, and has begun to answer the first question of a chat. */
    static OtherServer answeringIn(Talk talk, DataSource database) throws SQLException {
        var there = new OtherServer(
                database, UUID.randomUUID(), UUID.fromString(talk.id()), UUID.randomUUID(), UUID.randomUUID());
        there.beats("1 hour"); // before it writes, or it is taken for dead
        there.run(
                "insert into message (id, seq, chat_id, role, text, state, created_at) values (?, 1, ?, 'user', 'Hi', 'done', now())",
                there.question,
                there.chat);
        there.run(
                "insert into message (id, seq, round, chat_id, parent_id, role, model_id, state, replica_id, created_at)"
                        + " values (?, 2, 2, ?, ?, 'assistant', 'far-away', 'streaming', ?, now())",
                there.reply,
                there.chat,
                there.question,
                there.id);
        there.run("update chat set last_seq = 2 where id = ?", there.chat);
        there.say(0, "Привет");
        return there;
    }

    /** It was asked for more of what it had ended. */
    void goesOn() throws SQLException {
        run("delete from reply_part where message_id = ?", reply);
        run("update message set text = 'Привет', round = 3 where id = ?", reply);
        run("update chat set last_seq = 3 where id = ?", chat);
        say(12, ", мир");
    }

    void beats(String at) throws SQLException {
        run(
                "insert into replica (id, beat_at) values (?, now() + interval '" + at
                        + "') on conflict (id) do update set beat_at = excluded.beat_at",
                id);
    }

    void say(int at, String text) throws SQLException {
        run("insert into reply_part (message_id, kind, at, body) values (?, 'text', " + at + ", ?)", reply, text);
    }

    void ring(String reply) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select pg_notify('atelier_stop', ?)")) {
            statement.setString(1, reply);
            statement.execute();
        }
    }

    void fallBack(int at, String from, String to) throws SQLException {
        var told =
                "{\"reply_id\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"problem\": {\"type\": \"upstream-failed\"}}";
        run(
                "insert into reply_part (message_id, kind, at, body) values (?, 'fallback', " + at + ", ?)",
                reply,
                told.formatted(reply, from, to));
    }

    /** What others can read of the fallbacks of a reply. */
    String saved(UUID reply) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select coalesce(string_agg(body, ' '), '') from reply_part where message_id = ? and kind = 'fallback'")) {
            statement.setObject(1, reply);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    void run(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, reply);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
