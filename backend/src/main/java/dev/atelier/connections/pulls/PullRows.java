package dev.atelier.connections.pulls;

import dev.atelier.connections.pulls.PullJob.Ending;
import dev.atelier.connections.pulls.PullJob.Reading;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of pulls, as the one who runs them needs them: each statement asks that the pull is still this server's to run. */
@Singleton
class PullRows {
    private static final int LOCK = 0x70756c6c;

    /** One server at a time looks for work, so that no connection gets more than its share. */
    private static final String CLAIM = """
            update pull set state = 'running', replica_id = ?, beat_at = now(), updated_at = now(), revision = revision + 1
            where id in (
                select id from pull
                where (state = 'queued' or state = 'running' and beat_at < now() - make_interval(secs => ?))
                  and id in (
                    select id from (
                        select id, row_number() over (partition by connection_id order by state = 'queued', id) place
                        from pull where state in ('queued', 'running')) ranked
                    where place <= ?)
                for update skip locked)
              and pg_try_advisory_xact_lock(%d)
            returning id, kind, connection_id, name, body, completed, total""".formatted(LOCK);

    private static final String BEAT = """
            update pull set beat_at = now(), status = r.status, message = r.message, completed = r.completed, total = r.total,
                bytes_per_second = r.speed,
                revision = revision + case when changed then 1 else 0 end,
                updated_at = case when changed then now() else updated_at end
            from (
                select r.*, (p.status, p.message, p.completed, p.total, p.bytes_per_second)
                    is distinct from (r.status, r.message, r.completed, r.total, r.speed) changed
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                    r (id, status, message, completed, total, speed)
                join pull p on p.id = r.id) r
            where pull.id = r.id and pull.replica_id = ? and pull.state = 'running'
            returning pull.id""";

    private static final String END = """
            update pull set state = ?, status = ?, message = ?, completed = ?, total = ?, bytes_per_second = null, replica_id = null,
                updated_at = now(), revision = revision + 1
            where id = ? and replica_id = ? and state = 'running'""";

    private static final String RELEASE = """
            update pull set state = 'queued', replica_id = null, bytes_per_second = null, updated_at = now(), revision = revision + 1
            where replica_id = ? and state = 'running'""";

    private static final String FORGET = "delete from pull where state in ('succeeded', 'failed', 'cancelled')"
            + " and updated_at < now() - make_interval(secs => ?)";

    private final UUID replica = UUID.randomUUID();
    private final DataSource database;

    PullRows(DataSource database) {
        this.database = database;
    }

    /** Work that this server has taken on, from where an earlier try ended. @param body what a create is asked with */
    record Claimed(
            UUID id,
            PullKind kind,
            UUID connection,
            String name,
            com.fasterxml.jackson.databind.@Nullable JsonNode body,
            long completed,
            long total) {}

    List<Claimed> claim(int atOnce, double deadAfter) throws SQLException {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, replica);
            claim.setDouble(2, deadAfter);
            claim.setInt(3, atOnce);
            var found = new ArrayList<Claimed>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    found.add(claimed(rows));
                }
            }
            return found;
        }
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var body = row.getString(5);
        try {
            return new Claimed(
                    row.getObject(1, UUID.class),
                    PullKind.of(row.getString(2)),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    body == null ? null : Json.mapper().readTree(body),
                    row.getLong(6),
                    row.getLong(7));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A sign of life, with how far they are. @return those that are still this server's */
    Set<UUID> beat(List<Reading> readings) throws SQLException {
        try (var connection = database.getConnection();
                var beat = connection.prepareStatement(BEAT)) {
            array(beat, 1, "uuid", readings, Reading::id);
            array(beat, 2, "text", readings, Reading::status);
            array(beat, 3, "text", readings, Reading::message);
            array(beat, 4, "int8", readings, Reading::completed);
            array(beat, 5, "int8", readings, Reading::total);
            array(beat, 6, "int8", readings, Reading::speed);
            beat.setObject(7, replica);
            var mine = new HashSet<UUID>();
            try (var rows = beat.executeQuery()) {
                while (rows.next()) {
                    mine.add(rows.getObject(1, UUID.class));
                }
            }
            return mine;
        }
    }

    void end(Reading last, Ending how) throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            end.setString(1, how.state().word());
            end.setString(2, last.status());
            end.setString(3, how.message());
            end.setLong(4, last.completed());
            end.setLong(5, last.total());
            end.setObject(6, last.id());
            end.setObject(7, replica);
            end.executeUpdate();
        }
    }

    /** Gives back what this server runs: whoever is there next goes on with it. */
    void release() throws SQLException {
        try (var connection = database.getConnection();
                var release = connection.prepareStatement(RELEASE)) {
            release.setObject(1, replica);
            release.executeUpdate();
        }
    }

    void forget(double seconds) throws SQLException {
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET)) {
            forget.setDouble(1, seconds);
            forget.executeUpdate();
        }
    }

    private static <T> void array(
            PreparedStatement statement, int index, String type, List<T> from, Function<T, @Nullable Object> value)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                index, connection.createArrayOf(type, from.stream().map(value).toArray()));
    }
}
