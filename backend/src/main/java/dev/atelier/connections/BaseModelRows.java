package dev.atelier.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models that connections had when they were last asked. */
@ApplicationScoped
class BaseModelRows {
    private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(30);
    private static final int LONGEST_NAME = 256;

    private final EntityManager database;

    BaseModelRows(EntityManager database) {
        this.database = database;
    }

    /** @param removedAt when a list first lacked it */
    record Row(
            UUID connection,
            String name,
            Set<String> capabilities,
            ModelDetails details,
            Instant seenAt,
            @Nullable Instant removedAt,
            @Nullable String digest) {}

    @SuppressWarnings("unchecked")
    List<Row> all() {
        List<Tuple> rows = database.createNativeQuery("""
                        select connection_id, name, array_to_string(capabilities, ' '), family, parameter_size, quantization,
                               context_length, seen_at, removed_at, digest
                        from base_model""", Tuple.class).getResultList();
        return rows.stream().map(BaseModelRows::row).toList();
    }

    private static Row row(Tuple row) {
        var capabilities = row.get(2, String.class);
        return new Row(
                row.get(0, UUID.class),
                row.get(1, String.class),
                capabilities.isEmpty() ? Set.of() : Set.of(capabilities.split(" ")),
                new ModelDetails(
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Integer.class)),
                row.get(7, Instant.class),
                row.get(8, Instant.class),
                row.get(9, String.class));
    }

    /** Makes the list that an upstream gave the known one; true where anything changed. Unchanged rows are not written. */
    boolean replace(UUID connection, List<OfferedModel> offered, Instant now) {
        var json = json(offered);
        var written = execute("""
                insert into base_model (connection_id, name, capabilities, family, parameter_size, quantization, context_length, seen_at,
                    digest)
                select :id, m.name, m.capabilities, m.family, m.parameter_size, m.quantization, m.context_length, :now, m.digest
                from jsonb_to_recordset(cast(:models as jsonb)) as m(name text, capabilities text[], family text, parameter_size text,
                    quantization text, context_length integer, digest text)
                on conflict (connection_id, name) do update set capabilities = excluded.capabilities, family = excluded.family,
                    parameter_size = excluded.parameter_size, quantization = excluded.quantization,
                    context_length = excluded.context_length, seen_at = excluded.seen_at, removed_at = null, digest = excluded.digest
                where base_model.removed_at is not null
                   or (base_model.capabilities, base_model.family, base_model.parameter_size, base_model.quantization,
                       base_model.context_length, base_model.digest)
                      is distinct from (excluded.capabilities, excluded.family, excluded.parameter_size, excluded.quantization,
                       excluded.context_length, excluded.digest)""", connection, now, json);
        var removed = execute("""
                update base_model set removed_at = :now, seen_at = coalesce(
                    (select listed_at from connection_status where connection_id = :id), seen_at)
                where connection_id = :id and removed_at is null and name not in (
                    select m.name from jsonb_to_recordset(cast(:models as jsonb)) as m(name text))""", connection, now, json);
        var forgotten = database.createNativeQuery(
                        "delete from base_model where connection_id = :id and removed_at < :long_ago")
                .setParameter("id", connection)
                .setParameter("long_ago", now.minus(KEPT_AFTER_REMOVAL))
                .executeUpdate();
        return written + removed + forgotten > 0;
    }

    private int execute(String sql, UUID connection, Instant now, String models) {
        return database.createNativeQuery(sql)
                .setParameter("id", connection)
                .setParameter("now", now)
                .setParameter("models", models)
                .executeUpdate();
    }

    /** Forgets all models of a connection that points elsewhere now. */
    void clear(UUID connection) {
        database.createNativeQuery("delete from base_model where connection_id = :id")
                .setParameter("id", connection)
                .executeUpdate();
    }

    /** One object a model; names that no id may have, and repetitions, are left out. */
    private static String json(List<OfferedModel> offered) {
        var byName = new LinkedHashMap<String, Object>();
        for (var model : offered) {
            var details = model.details();
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("name", model.name());
            fields.put("capabilities", model.capabilities());
            fields.put("family", details.family());
            fields.put("parameter_size", details.parameterSize());
            fields.put("quantization", details.quantization());
            fields.put("context_length", details.contextLength());
            fields.put("digest", model.digest());
            if (model.name().length() <= LONGEST_NAME
                    && model.name().chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
                byName.putIfAbsent(model.name(), fields);
            }
        }
        try {
            return Json.mapper().writeValueAsString(byName.values());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
