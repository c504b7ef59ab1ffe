package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Permission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
class ModelRepository implements PanacheRepositoryBase<ModelEntity, String> {
    static final String WORKSPACE = "kind = dev.atelier.models.ModelKind.WORKSPACE";
    static final String BASE = "kind = dev.atelier.models.ModelKind.BASE";
    private static final String RESTRICTED = BASE + " and visibility = dev.atelier.accounts.Visibility.PRIVATE";

    Optional<ModelEntity> workspace(String id) {
        return findByIdOptional(ModelIds.normal(id)).filter(model -> model.kind == ModelKind.WORKSPACE);
    }

    Optional<ModelEntity> settings(String baseModelId) {
        return findByIdOptional(baseModelId).filter(model -> model.kind == ModelKind.BASE);
    }

    /** Until the transaction ends, nobody else may take an id: what is found free stays free. */
    void lockIds() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('atelier.model-ids'))", Integer.class)
                .getSingleResult();
    }

    /** As it is now, and nobody else's to write until the transaction ends: two writes at once follow each other. False where it is gone. */
    boolean lock(ModelEntity model) {
        try {
            getEntityManager().refresh(model, LockModeType.PESSIMISTIC_WRITE);
            return true;
        } catch (EntityNotFoundException gone) {
            return false;
        }
    }

    boolean isTaken(String id) {
        return count("id", id) > 0;
    }

    /** The settings of those base models that not everybody may use. */
    List<ModelEntity> restricted(Collection<String> baseModelIds) {
        return baseModelIds.isEmpty()
                ? List.of()
                : list(
                        // an array, since a list of ids is another query for each length, which is then planned anew
                        RESTRICTED + " and cast(sql('? = any(?)', id, ?1) as boolean) = true",
                        (Object) baseModelIds.toArray(String[]::new));
    }

    /** The settings of all base models that have some, by base model. */
    Map<String, ModelEntity> settings() {
        return list(BASE).stream().collect(Collectors.toMap(base -> base.id, base -> base));
    }

    /** How often each tag is used among what the caller may use, the most used first. */
    List<TagCount> tags(Caller caller) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        select t.tag, count(*) from model m cross join lateral unnest(m.tags) as t(tag)
                        where m.kind = 'workspace'
                          and (cast(:everything as boolean) or m.owner_id = :me or m.visibility = 'public' or m.grants && cast(:mine as text[]))
                        group by t.tag order by count(*) desc, t.tag
                        """)
                .setParameter("me", caller.id())
                .setParameter("everything", caller.isAdmin())
                .setParameter("mine", Access.granted(caller, Permission.USE))
                .getResultList();
        return rows.stream()
                .map(row -> new TagCount((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    /** A tag and how many models that the caller may use carry it. */
    record TagCount(String tag, long count) {}
}
