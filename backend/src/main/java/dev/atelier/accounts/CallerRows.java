package dev.atelier.accounts;

import dev.atelier.platform.sql.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whose token or key it is. Every request begins with this question, so it is one statement without a transaction around it, for all
 * requests that ask at the same time; nothing is remembered, so that who is turned out is out at once, on every server.
 */
@Singleton
class CallerRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ACCOUNT = " a.id, a.name, a.email, a.role, a.language, a.time_zone, g.id, g.name";
    private static final String GROUPS = " join account a on a.id = t.account_id"
            + " left join account_group_member m on m.account_id = a.id left join account_group g on g.id = m.group_id";

    /** The inner select keeps how many there are from the planner, which would otherwise plan anew each time: that took longer than to read. */
    private static final String ASKED = "any ((select ?::bytea[])::bytea[])";

    private static final String BY_SESSION = "select t.token_hash," + ACCOUNT + " from account_session t" + GROUPS
            + " where t.token_hash = " + ASKED + " and t.expires_at > now()";
    private static final String BY_KEY = "select t.key_hash," + ACCOUNT
            + ", t.id, t.last_used_at is null or t.last_used_at < now() - interval '1 minute' from api_key t" + GROUPS
            + " where t.key_hash = " + ASKED;
    private static final String NOTE_USE = "update api_key set last_used_at = now() where id = any (?)";

    private final DataSource database;
    private final Together<String, Caller> sessions;
    private final Together<String, Caller> keys;

    CallerRows(DataSource database, Vertx vertx) {
        this.database = database;
        this.sessions = new Together<>(vertx, this::readSessions);
        this.keys = new Together<>(vertx, this::readKeys);
    }

    Future<Optional<Caller>> bySession(String token) {
        return sessions.find(HEX.formatHex(Secret.hash(token)));
    }

    /** Notes when the key was used, to the minute. */
    Future<Optional<Caller>> byKey(String secret) {
        return keys.find(HEX.formatHex(Secret.hash(secret)));
    }

    private Map<String, Caller> readSessions(Set<String> hashes) {
        return asked(BY_SESSION, hashes, rows -> callers(rows, true, row -> {}));
    }

    private Map<String, Caller> readKeys(Set<String> hashes) {
        return asked(BY_KEY, hashes, rows -> {
            var unnoted = new ArrayList<UUID>();
            var callers = callers(rows, false, row -> {
                if (row.getBoolean(11)) {
                    unnoted.add(row.getObject(10, UUID.class));
                }
            });
            if (!unnoted.isEmpty()) {
                noteUse(rows.getStatement().getConnection(), unnoted);
            }
            return callers;
        });
    }

    private interface Reader {
        Map<String, Caller> read(ResultSet rows) throws SQLException;
    }

    /** Hears of each row. */
    private interface Notice {
        void of(ResultSet row) throws SQLException;
    }

    private Map<String, Caller> asked(String sql, Set<String> hashes, Reader reader) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var bytes = hashes.stream().map(HEX::parseHex).toArray(byte[][]::new);
            statement.setArray(1, connection.createArrayOf("bytea", bytes));
            try (var rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** There is a row for each group that a person is in, else one. */
    private static Map<String, Caller> callers(ResultSet rows, boolean areSessions, Notice notice) throws SQLException {
        var callers = new HashMap<String, Caller>();
        while (rows.next()) {
            notice.of(rows);
            var hash = HEX.formatHex(rows.getBytes(1));
            var before = callers.get(hash);
            var groups = new ArrayList<>(before == null ? List.<Caller.Group>of() : before.groups());
            var group = rows.getObject(8, UUID.class);
            if (group != null) {
                groups.add(new Caller.Group(group, rows.getString(9)));
            }
            callers.put(
                    hash,
                    new Caller(
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            Role.of(rows.getString(5)),
                            rows.getString(6),
                            rows.getString(7),
                            groups,
                            areSessions ? hash : null));
        }
        return callers;
    }

    private static void noteUse(Connection connection, List<UUID> keys) throws SQLException {
        try (var statement = connection.prepareStatement(NOTE_USE)) {
            statement.setArray(1, connection.createArrayOf("uuid", keys.toArray()));
            statement.executeUpdate();
        }
    }
}
