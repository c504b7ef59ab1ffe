package dev.atelier.accounts.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The answers given, kept for 24 hours. Each call commits for itself, whatever becomes of the request. */
@ApplicationScoped
class Answers {
    static final Duration KEPT = Duration.ofHours(24);

    /** A claim without an answer is from a server that died; it may be claimed again after this. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final DataSource database;

    Answers(DataSource database) {
        this.database = database;
    }

    /** Names one request of one caller. */
    record Key(UUID account, String route, String key) {}

    /** What is known of a request that is asked. */
    sealed interface Claim {
        /** Nobody asked this before: answer it, then {@link #keep} or {@link #release}. */
        record New() implements Claim {}

        record Answered(int status, Map<String, String> headers, byte[] body) implements Claim {}

        record InProgress() implements Claim {}

        record OtherBody() implements Claim {}
    }

    Claim claim(Key key, byte[] bodyHash) {
        return with(connection -> {
            forgetAbandoned(connection, key);
            var sql =
                    "insert into idempotent_answer (account_id, route, key, body_hash, at) values (?, ?, ?, ?, ?) on conflict do nothing";
            try (var insert = prepare(connection, sql, key.account(), key.route(), key.key(), bodyHash, timestamp())) {
                if (insert.executeUpdate() == 1) {
                    return new Claim.New();
                }
            }
            return find(connection, key, bodyHash);
        });
    }

    private static Claim find(Connection connection, Key key, byte[] bodyHash) throws SQLException {
        var sql =
                "select body_hash, status, headers, body from idempotent_answer where account_id = ? and route = ? and key = ?";
        try (var select = prepare(connection, sql, key.account(), key.route(), key.key());
                var row = select.executeQuery()) {
            if (!row.next()) {
                return new Claim.InProgress(); // released in between
            }
            if (!Arrays.equals(row.getBytes("body_hash"), bodyHash)) {
                return new Claim.OtherBody();
            }
            var status = row.getInt("status");
            return row.wasNull()
                    ? new Claim.InProgress()
                    : new Claim.Answered(status, headers(row.getString("headers")), row.getBytes("body"));
        }
    }

    void keep(Key key, Claim.Answered answer) {
        with(connection -> {
            var sql =
                    "update idempotent_answer set status = ?, headers = ?::jsonb, body = ? where account_id = ? and route = ? and key = ?";
            try (var update = prepare(
                    connection,
                    sql,
                    answer.status(),
                    json(answer.headers()),
                    answer.body(),
                    key.account(),
                    key.route(),
                    key.key())) {
                return update.executeUpdate();
            }
        });
    }

    void release(Key key) {
        with(connection -> {
            var sql = "delete from idempotent_answer where account_id = ? and route = ? and key = ?";
            try (var delete = prepare(connection, sql, key.account(), key.route(), key.key())) {
                return delete.executeUpdate();
            }
        });
    }

    @Scheduled(every = "1h", delayed = "3m")
    void forgetOld() {
        with(connection -> {
            var before = Timestamp.from(Now.instant().minus(KEPT));
            try (var delete = prepare(connection, "delete from idempotent_answer where at < ?", before)) {
                return delete.executeUpdate();
            }
        });
    }

    private static void forgetAbandoned(Connection connection, Key key) throws SQLException {
        var sql =
                "delete from idempotent_answer where account_id = ? and route = ? and key = ? and (at < ? or status is null and at < ?)";
        var now = Now.instant();
        try (var delete = prepare(
                connection,
                sql,
                key.account(),
                key.route(),
                key.key(),
                Timestamp.from(now.minus(KEPT)),
                Timestamp.from(now.minus(ABANDONED)))) {
            delete.executeUpdate();
        }
    }

    /** Work with a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException cause) {
            throw new IllegalStateException("The idempotency table does not answer", cause);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Timestamp timestamp() {
        return Timestamp.from(Now.instant());
    }

    private static String json(Map<String, String> headers) {
        try {
            return Json.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
