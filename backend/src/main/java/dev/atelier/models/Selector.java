package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the model selector shows: workspace models, then base models, from what was last known; it never waits on an upstream. */
@ApplicationScoped
public class Selector {
    private static final Comparator<Keyed> ORDER = Comparator.comparing((Keyed keyed) -> keyed.kind)
            .thenComparing(Keyed::name)
            .thenComparing(Keyed::id);

    /** @param name in lower case, made once and not for each of the comparisons that sorting thousands takes */
    private record Keyed(
            ModelKind kind,
            String name,
            String id,
            @Nullable CatalogEntry found) {
        static Keyed of(CatalogEntry entry) {
            return new Keyed(entry.kind(), entry.name().toLowerCase(Locale.ROOT), entry.id(), entry);
        }

        /** Where a page ended. */
        static Keyed at(Cursor cursor) {
            var keys = cursor.keys();
            return new Keyed(cursor.first(ModelKind::valueOf), keys.get(1), keys.getLast(), null);
        }

        CatalogEntry entry() {
            return Objects.requireNonNull(found);
        }

        Cursor cursor() {
            return new Cursor(List.of(kind.name(), name, id));
        }
    }

    private final ModelRows models;
    private final Catalogue catalogue;
    private final Delegation delegation;
    private final Menus menus;

    Selector(ModelRows models, Catalogue catalogue, Delegation delegation, Menus menus) {
        this.models = models;
        this.delegation = delegation;
        this.catalogue = catalogue;
        this.menus = menus;
    }

    /** @param q searched in id, name, description, tags and base model; @param summary without what only a chosen model needs */
    public record Query(
            @Nullable String q,
            @Nullable String tag,
            boolean summary,
            int limit,
            @Nullable Cursor cursor) {}

    public Page<CatalogEntry> list(Caller caller, Query query) {
        var all = new ArrayList<CatalogEntry>();
        addWorkspaceModels(caller, models.selectable(caller), all);
        addBaseModels(caller, false, all);
        var matching =
                all.stream().filter(matches(query)).map(Keyed::of).sorted(ORDER).toList();
        return page(matching, query);
    }

    /** All that the caller may run by id, whether the selector shows it or not; in the selector's order. */
    public List<CatalogEntry> runnable(Caller caller) {
        var all = new ArrayList<CatalogEntry>();
        addWorkspaceModels(caller, models.runnable(caller), all);
        addBaseModels(caller, true, all);
        return all.stream().map(Keyed::of).sorted(ORDER).map(Keyed::entry).toList();
    }

    /** Those that the caller could not run are left out. */
    private void addWorkspaceModels(Caller caller, List<ModelEntity> candidates, List<CatalogEntry> to) {
        var lending = delegation.of(candidates);
        for (var model : candidates) {
            var bases = Stream.concat(Stream.of(model.baseModelId), model.fallbackIds.stream())
                    .filter(id -> id != null && lending.mayRun(caller, model, id))
                    .flatMap(id -> catalogue.baseModel(id).stream())
                    .toList();
            if (model.baseModelId != null && lending.mayRun(caller, model, model.baseModelId)) {
                to.add(CatalogEntry.of(model, bases));
            }
        }
    }

    private void addBaseModels(Caller caller, boolean withHidden, List<CatalogEntry> to) {
        var settings = models.settings().stream().collect(Collectors.toMap(base -> base.id, base -> base));
        for (var base : catalogue.baseModels()) {
            var its = settings.get(base.id());
            var isShown = its == null
                    || (withHidden || !its.hidden)
                            && its.enabled
                            && Access.rights(caller, its).use();
            if (isShown && base.state() != BaseModel.State.REMOVED) {
                to.add(CatalogEntry.of(base, its));
            }
        }
    }

    private Page<CatalogEntry> page(List<Keyed> matching, Query query) {
        var from = query.cursor() == null ? 0 : after(matching, query.cursor());
        var to = Math.min(matching.size(), from + query.limit());
        var items = matching.subList(from, to).stream()
                .map(Keyed::entry)
                .map(entry -> query.summary() ? entry.summary() : entry)
                .toList();
        var next = to < matching.size() ? matching.get(to - 1).cursor().text() : null;
        return new Page<>(query.summary() ? items : menus.with(items), next, matching.size());
    }

    /** The first that sorts behind the cursor: what it names may have gone meanwhile. */
    private static int after(List<Keyed> matching, Cursor cursor) {
        var end = Keyed.at(cursor);
        var i = 0;
        while (i < matching.size() && ORDER.compare(matching.get(i), end) <= 0) {
            i++;
        }
        return i;
    }

    private static Predicate<CatalogEntry> matches(Query query) {
        var q = query.q() == null ? "" : query.q().strip().toLowerCase(Locale.ROOT);
        return entry -> (query.tag() == null || entry.tags().contains(query.tag()))
                && (q.isEmpty() || text(entry).contains(q));
    }

    private static String text(CatalogEntry entry) {
        var base = Optional.ofNullable(entry.baseModelId()).orElse("");
        return String.join("\n", entry.id(), entry.name(), entry.description(), base, String.join("\n", entry.tags()))
                .toLowerCase(Locale.ROOT);
    }
}
