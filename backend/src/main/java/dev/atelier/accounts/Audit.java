package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who changed what that concerns others (roles, access, connections, settings), and who called which extension. */
@ApplicationScoped
public class Audit {
    /** The action of entries that tell of a call of an extension. All others tell of changes. */
    public static final String CALL = "extension.call";

    private static final int CALLS_KEPT = 100_000;

    private final EntityManager database;

    Audit(EntityManager database) {
        this.database = database;
    }

    /** @param accountId who did it; @param subject what it was done to, and how */
    @Schema(name = "AuditEntry")
    public record Entry(long id, Instant at, @Nullable UUID accountId, String action, String subject) {}

    /** What an entry tells of. */
    @Schema(name = "AuditKind")
    public enum Kind {
        @JsonProperty("change")
        CHANGE("action <> '" + Audit.CALL + "'"),
        @JsonProperty("call")
        CALL("action = '" + Audit.CALL + "'");

        /** As the indexes say it. */
        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    /** The newest first. @param kind null for both */
    @Transactional
    public Page<Entry> list(Caller caller, @Nullable Kind kind, int limit, @Nullable String cursorText) {
        Access.requireAdmin(caller);
        var cursor = Cursor.parse(cursorText, 1);
        var of = kind == null ? "true" : kind.condition;
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(
                        "select id, at, account_id, action, subject from audit_entry where id < ?1 and " + of
                                + " order by id desc limit ?2")
                .setParameter(1, cursor == null ? Long.MAX_VALUE : cursor.first(Long::parseLong))
                .setParameter(2, limit + 1)
                .getResultList();
        var items = rows.stream().limit(limit).map(Audit::entry).toList();
        var next = rows.size() > limit
                ? new Cursor(List.of(Long.toString(items.getLast().id()))).text()
                : null;
        var total = database.createNativeQuery("select count(*) from audit_entry where " + of, Long.class)
                .getSingleResult();
        return new Page<>(items, next, ((Number) total).longValue());
    }

    private static Entry entry(Object[] row) {
        return new Entry(
                ((Number) row[0]).longValue(), (Instant) row[1], (UUID) row[2], (String) row[3], (String) row[4]);
    }

    /** Part of the transaction that makes the change: both are there, or neither. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Caller caller, String action, String subject) {
        database.createNativeQuery("insert into audit_entry (at, account_id, action, subject) values (?1, ?2, ?3, ?4)")
                .setParameter(1, Now.instant())
                .setParameter(2, caller.id())
                .setParameter(3, action)
                .setParameter(4, subject)
                .executeUpdate();
    }

    @Scheduled(every = "10m", delayed = "4m")
    void sweep() {
        forgetCalls(CALLS_KEPT);
    }

    /** Those of more than thirty days ago, and all but the newest. Changes are kept. */
    @Transactional
    void forgetCalls(int kept) {
        database.createNativeQuery("""
                        delete from audit_entry where action = 'extension.call' and (at < now() - interval '30 days'
                            or id <= (select id from audit_entry where action = 'extension.call'
                                      order by id desc offset ?1 limit 1))""").setParameter(1, kept).executeUpdate();
    }
}
