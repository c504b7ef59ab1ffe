package dev.atelier.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was found when upstreams were last asked, and who is asking them now. */
@ApplicationScoped
class StatusRows {
    private final EntityManager database;

    StatusRows(EntityManager database) {
        this.database = database;
    }

    @Transactional
    Map<UUID, ConnectionStatus> all() {
        var found = new HashMap<UUID, ConnectionStatus>();
        for (var row : tuples("""
                select s.connection_id, s.state, s.detail, s.version, s.latency_ms, s.checked_at, s.listed_at,
                       (select count(*) from base_model m where m.connection_id = s.connection_id and m.removed_at is null)
                from connection_status s""")) {
            found.put(row.get(0, UUID.class), status(row));
        }
        return found;
    }

    private static ConnectionStatus status(Tuple row) {
        return new ConnectionStatus(
                ConnectionState.of(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Integer.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class),
                row.get(7, Number.class).longValue());
    }

    /** Forgets what was found: the connection has just been made or points elsewhere. */
    void reset(UUID connection) {
        database.createNativeQuery("""
                        insert into connection_status (connection_id) values (:id) on conflict (connection_id) do update
                        set state = 'unknown', detail = null, version = null, latency_ms = null, checked_at = null,
                            claimed_until = null""").setParameter("id", connection).executeUpdate();
    }

    /** Keeps what was found; true where that differs from what was known. */
    boolean store(UUID connection, ConnectionStatus found) {
        var changed = database.createNativeQuery(
                        "select 1 from connection_status where connection_id = :id and state = :state and listed_at is not null",
                        Integer.class)
                .setParameter("id", connection)
                .setParameter("state", found.state().word())
                .getResultList()
                .isEmpty();
        database.createNativeQuery("""
                        update connection_status set state = :state, detail = :detail, version = coalesce(:version, version),
                            latency_ms = :latency, checked_at = :at, claimed_until = null,
                            listed_at = case when :state = 'ok' then :at else listed_at end
                        where connection_id = :id""")
                .setParameter("id", connection)
                .setParameter("state", found.state().word())
                .setParameter("detail", found.detail())
                .setParameter("version", found.version())
                .setParameter("latency", found.latencyMs())
                .setParameter("at", found.checkedAt())
                .executeUpdate();
        return changed;
    }

    /** Connections whose list has become too old, each claimed for this replica alone until the claim runs out. */
    @Transactional
    List<UUID> claimDue(Duration age, Duration claim) {
        var now = Instant.now();
        return database.createNativeQuery("""
                        update connection_status set claimed_until = :until where connection_id in (
                            select s.connection_id from connection_status s join connection c on c.id = s.connection_id
                            where c.enabled and (s.checked_at is null or s.checked_at < :old)
                              and (s.claimed_until is null or s.claimed_until < :now)
                            for update of s skip locked)
                        returning connection_id""", UUID.class)
                .setParameter("until", now.plus(claim))
                .setParameter("old", now.minus(age))
                .setParameter("now", now)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql) {
        return database.createNativeQuery(sql, Tuple.class).getResultList();
    }
}
