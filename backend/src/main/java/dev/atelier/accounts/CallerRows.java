package dev.atelier.accounts;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whose token or key it is. Every request begins with this question, so it is one statement without a transaction around it; nothing is
 * remembered, so that who is turned out is out at once, on every server.
 */
@Singleton
class CallerRows {
    private static final String ACCOUNT = " a.id, a.name, a.email, a.role, a.language, a.time_zone, g.id, g.name";
    private static final String GROUPS = " join account a on a.id = t.account_id"
            + " left join account_group_member m on m.account_id = a.id left join account_group g on g.id = m.group_id";
    private static final String BY_SESSION = "select" + ACCOUNT + " from account_session t" + GROUPS
            + " where t.token_hash = ? and t.expires_at > now()";
    private static final String BY_KEY = "select" + ACCOUNT
            + ", t.id, t.last_used_at is null or t.last_used_at < now() - interval '1 minute' from api_key t" + GROUPS
            + " where t.key_hash = ?";
    private static final String NOTE_USE = "update api_key set last_used_at = now() where id = ?";

    private final DataSource database;

    CallerRows(DataSource database) {
        this.database = database;
    }

    Optional<Caller> bySession(String token) {
        var hash = Secret.hash(token);
        return asked(BY_SESSION, hash, row -> caller(row, HexFormat.of().formatHex(hash)));
    }

    /** Notes when the key was used, to the minute. */
    Optional<Caller> byKey(String secret) {
        return asked(BY_KEY, Secret.hash(secret), row -> {
            var key = row.getObject(9, UUID.class);
            var isLongAgo = row.getBoolean(10);
            var caller = caller(row, null);
            if (isLongAgo) {
                noteUse(row.getStatement().getConnection(), key);
            }
            return caller;
        });
    }

    /** Reads from a row, and those after it. */
    private interface Reader {
        Caller read(ResultSet row) throws SQLException;
    }

    private Optional<Caller> asked(String sql, byte[] hash, Reader reader) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, hash);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @param row the first of the account; there is one for each group that the person is in */
    private static Caller caller(ResultSet row, @Nullable String session) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var name = row.getString(2);
        var email = row.getString(3);
        var role = Role.of(row.getString(4));
        var language = row.getString(5);
        var timeZone = row.getString(6);
        var groups = new ArrayList<Caller.Group>();
        do {
            var group = row.getObject(7, UUID.class);
            if (group != null) {
                groups.add(new Caller.Group(group, row.getString(8)));
            }
        } while (row.next());
        return new Caller(id, name, email, role, language, timeZone, groups, session);
    }

    private static void noteUse(Connection connection, UUID key) throws SQLException {
        try (var statement = connection.prepareStatement(NOTE_USE)) {
            statement.setObject(1, key);
            statement.executeUpdate();
        }
    }
}
