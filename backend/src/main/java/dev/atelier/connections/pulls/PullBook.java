package dev.atelier.connections.pulls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The rows of pulls, as people see and order them; each method is one transaction. Who may call is asked in {@link Pulls}. */
@ApplicationScoped
class PullBook {
    private static final String VIEW = """
            select p.id, p.kind, p.name, p.connection_id, c.name connection_name, c.prefix, p.state, p.completed, p.total,
                p.bytes_per_second, p.status, p.message, a.id account_id, a.name account_name, p.created_at, p.updated_at, p.revision
            from pull p join connection c on c.id = p.connection_id left join account a on a.id = p.requested_by
            """;

    private final EntityManager database;
    private final Audit audit;

    PullBook(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A pull and the number of its changes. */
    record Row(Pull pull, long revision) {}

    /** What is to be done. @param body what a create is asked with */
    record Order(
            PullKind kind,
            UUID connection,
            PullName name,
            @Nullable JsonNode body) {}

    /** @param before only those that were asked for before this one; newest first */
    @Transactional
    List<Row> list(@Nullable UUID before, int limit, boolean everything) {
        return rows(
                VIEW + "where (:everything or p.kind = 'pull') and (cast(:before as uuid) is null or p.id < :before)"
                        + " order by p.id desc limit :limit",
                query -> query.setParameter("everything", everything)
                        .setParameter("before", before)
                        .setParameter("limit", limit));
    }

    @Transactional
    long count(boolean everything) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from pull where :everything or kind = 'pull'", Long.class)
                        .setParameter("everything", everything)
                        .getSingleResult())
                .longValue();
    }

    @Transactional
    Optional<Row> find(UUID id) {
        return rows(VIEW + "where p.id = :id", query -> query.setParameter("id", id)).stream()
                .findFirst();
    }

    /** Those that are not over, and those that have been since. */
    @Transactional
    List<Row> lately(Duration since) {
        return rows(
                VIEW + "where p.state in ('queued', 'running') or p.updated_at > :since order by p.id",
                query -> query.setParameter("since", Instant.now().minus(since)));
    }

    /** Takes the place of what came to an end under the same name. @throws dev.atelier.platform.error.FaultException where it runs already */
    @Transactional
    UUID add(Caller caller, Order order) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        database.createNativeQuery("delete from pull where connection_id = :connection and name_key = :key"
                        + " and state in ('succeeded', 'failed', 'cancelled')")
                .setParameter("connection", order.connection())
                .setParameter("key", order.name().key())
                .executeUpdate();
        var added = database.createNativeQuery("""
                        insert into pull (id, kind, connection_id, name, name_key, body, state, requested_by, created_at, updated_at)
                        values (:id, :kind, :connection, :name, :key, cast(:body as jsonb), 'queued', :caller, :now, :now)
                        on conflict (connection_id, name_key) where state in ('queued', 'running') do nothing""")
                .setParameter("id", id)
                .setParameter("kind", order.kind().word())
                .setParameter("connection", order.connection())
                .setParameter("name", order.name().text())
                .setParameter("key", order.name().key())
                .setParameter("body", order.body() == null ? null : order.body().toString())
                .setParameter("caller", caller.id())
                .setParameter("now", Instant.now())
                .executeUpdate();
        if (added == 0) {
            throw runs(order.connection(), order.name());
        }
        audit.note(
                caller,
                "pull." + order.kind().word(),
                order.connection() + " " + order.name().text());
        return id;
    }

    /** What is over stays as it is. */
    @Transactional
    void cancel(Caller caller, Pull pull) {
        var changed = database.createNativeQuery("""
                        update pull set state = 'cancelled', replica_id = null, bytes_per_second = null, message = null,
                            updated_at = :now, revision = revision + 1
                        where id = :id and state in ('queued', 'running')""")
                .setParameter("id", pull.id())
                .setParameter("now", Instant.now())
                .executeUpdate();
        if (changed > 0) {
            audit.note(caller, "pull.cancel", pull.connectionId() + " " + pull.name());
        }
    }

    /** What is not over stays as it is; what succeeded too. */
    @Transactional
    void resume(Pull pull) {
        var name = PullName.exactly(pull.name());
        var again = database.createNativeQuery("""
                        update pull set state = 'queued', message = null, status = '', updated_at = :now, revision = revision + 1
                        where id = :id and state in ('failed', 'cancelled') and not exists (
                            select 1 from pull other where other.connection_id = pull.connection_id
                                and other.name_key = pull.name_key and other.state in ('queued', 'running'))""")
                .setParameter("id", pull.id())
                .setParameter("now", Instant.now())
                .executeUpdate();
        if (again == 0 && pull.state().isOver() && pull.state() != PullState.SUCCEEDED) {
            throw runs(pull.connectionId(), name);
        }
    }

    @Transactional
    void forget(UUID id) {
        database.createNativeQuery("delete from pull where id = :id and state in ('succeeded', 'failed', 'cancelled')")
                .setParameter("id", id)
                .executeUpdate();
    }

    private RuntimeException runs(UUID connection, PullName name) {
        return rows(
                        VIEW
                                + "where p.connection_id = :connection and p.name_key = :key and p.state in ('queued', 'running')",
                        query -> query.setParameter("connection", connection).setParameter("key", name.key()))
                .stream()
                .findFirst()
                .<Fault>map(running ->
                        new Fault.PullRuns(name.text(), running.pull().id()))
                .orElseGet(() -> new Fault.Conflict("pull-changed", "It has just changed. Look again."))
                .asException();
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows(String sql, java.util.function.UnaryOperator<jakarta.persistence.Query> with) {
        List<Tuple> found =
                with.apply(database.createNativeQuery(sql, Tuple.class)).getResultList();
        return found.stream().map(PullBook::row).toList();
    }

    private static Row row(Tuple row) {
        var name = row.get("name", String.class);
        var prefix = row.get("prefix", String.class);
        var completed = row.get("completed", Number.class).longValue();
        var total = row.get("total", Number.class).longValue();
        var speed = row.get("bytes_per_second", Number.class);
        var account = row.get("account_id", UUID.class);
        var pull = new Pull(
                row.get("id", UUID.class),
                PullKind.of(row.get("kind", String.class)),
                name,
                (prefix == null ? "" : prefix + ".") + new PullName(name).listed(),
                row.get("connection_id", UUID.class),
                row.get("connection_name", String.class),
                PullState.of(row.get("state", String.class)),
                completed,
                total,
                speed == null ? null : speed.longValue(),
                speed == null || speed.longValue() <= 0
                        ? null
                        : (total - completed + speed.longValue() - 1) / speed.longValue(),
                row.get("status", String.class),
                row.get("message", String.class),
                account == null ? null : new Pull.Requester(account, row.get("account_name", String.class)),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
        return new Row(pull, row.get("revision", Number.class).longValue());
    }
}
