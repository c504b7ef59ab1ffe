package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which models stand on a base model or fall back to it, whoever owns them. For administrators. */
@ApplicationScoped
public class UsedBy {
    private static final String USES =
            "(baseModelId = :base or cast(sql('? @> array[?]::text[]', fallbackIds, :base) as boolean) = true)";

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final Principals principals;

    UsedBy(ModelRepository models, Catalogue catalogue, Principals principals) {
        this.models = models;
        this.catalogue = catalogue;
        this.principals = principals;
    }

    /** How a model uses a base model. */
    @Schema(name = "BaseModelRole")
    public enum As {
        @JsonProperty("base")
        BASE,
        @JsonProperty("fallback")
        FALLBACK
    }

    /** A model that uses a base model. */
    @Schema(name = "BaseModelUser")
    public record User(String id, String name, Model.Owner owner, As as) {}

    /** By id. A base model that is gone is known by its users; an id that nobody knows and nothing uses is refused (404). */
    @Transactional
    public Page<User> list(Caller caller, String baseModelId, int limit, @Nullable Cursor cursor) {
        Access.requireAdmin(caller);
        Map<String, Object> asked = Map.of("base", baseModelId);
        var page = new HashMap<>(asked);
        page.put("after", cursor == null ? "" : cursor.keys().getFirst());
        var found = models.find(USES + " and id > :after order by id", page)
                .page(0, limit + 1)
                .list();
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit ? new Cursor(List.of(shown.getLast().id)).text() : null;
        var total = models.count(USES, asked);
        if (total == 0 && !isKnown(baseModelId)) {
            throw new Fault.NotFound("base model", baseModelId).asException();
        }
        return new Page<>(users(shown, baseModelId), next, total);
    }

    /** Offered by a connection, or with settings of its own. */
    boolean isKnown(String baseModelId) {
        return catalogue.baseModel(baseModelId).isPresent()
                || models.settings(baseModelId).isPresent();
    }

    /** All of them, to be changed. */
    List<ModelEntity> rows(String baseModelId) {
        return models.list(USES + " order by id", Map.of("base", baseModelId));
    }

    List<User> users(List<ModelEntity> rows, String baseModelId) {
        var names = principals.names(
                rows.stream().map(row -> Principal.user(row.ownerId)).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new User(
                        row.id,
                        row.name,
                        new Model.Owner(row.ownerId, names.getOrDefault(Principal.user(row.ownerId), "")),
                        baseModelId.equals(row.baseModelId) ? As.BASE : As.FALLBACK))
                .toList();
    }

    /** By base model, in one query. */
    Map<String, Long> counts(Collection<String> baseModelIds) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = models.getEntityManager()
                .createNativeQuery("""
                        select base, count(*) from (
                            select base_model_id as base from model where base_model_id = any(cast(:ids as text[]))
                            union all
                            select unnest(fallback_ids) from model where fallback_ids && cast(:ids as text[])) used
                        group by base""")
                .setParameter("ids", baseModelIds.toArray(String[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }
}
