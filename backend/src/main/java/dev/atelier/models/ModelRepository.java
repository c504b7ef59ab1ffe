package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class ModelRepository implements PanacheRepositoryBase<ModelEntity, String> {

    /** Until the transaction ends, nobody else may take an id: what is found free stays free. */
    void lockIds() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('atelier.model-ids'))", Integer.class)
                .getSingleResult();
    }

    boolean isTaken(String id) {
        return count("id", id) > 0;
    }

    /** Names of the owners, in one query for a whole page. */
    Map<UUID, String> ownerNames(Collection<ModelEntity> models) {
        var ids = models.stream().map(model -> model.ownerId).distinct().toList();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("select id, name from account where id = any(?1)")
                .setParameter(1, ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(java.util.stream.Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** How often each tag is used among what the caller may use, the most used first. */
    List<TagCount> tags(Caller caller) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        select t.tag, count(*) from model m cross join lateral unnest(m.tags) as t(tag)
                        where cast(:everything as boolean) or m.owner_id = :me or m.visibility = 'public'
                        group by t.tag order by count(*) desc, t.tag
                        """)
                .setParameter("me", caller.id())
                .setParameter("everything", caller.isAdmin())
                .getResultList();
        return rows.stream()
                .map(row -> new TagCount((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    /** A tag and how many models that the caller may use carry it. */
    record TagCount(String tag, long count) {}

    /** What the selector may show of workspace models: on, not hidden, with a base, and the caller's to use. */
    List<ModelEntity> selectable(Caller caller) {
        return list(
                Access.USABLE + " and hidden = false and enabled = true and baseModelId is not null",
                Access.parameters(caller));
    }
}
