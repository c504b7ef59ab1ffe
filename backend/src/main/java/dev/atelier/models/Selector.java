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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the model selector shows: workspace models, then base models, from what was last known; it never waits on an upstream. */
@ApplicationScoped
public class Selector {
    private static final Comparator<Keyed> ORDER = Comparator.comparing((Keyed keyed) -> keyed.entry.kind())
            .thenComparing(Keyed::name)
            .thenComparing(keyed -> keyed.entry.id());

    /** @param name in lower case, made once and not for each of the comparisons that sorting thousands takes */
    private record Keyed(CatalogEntry entry, String name) {
        static Keyed of(CatalogEntry entry) {
            return new Keyed(entry, entry.name().toLowerCase(Locale.ROOT));
        }
    }

    private final ModelRows models;
    private final Catalogue catalogue;
    private final Delegation delegation;

    Selector(ModelRows models, Catalogue catalogue, Delegation delegation) {
        this.models = models;
        this.delegation = delegation;
        this.catalogue = catalogue;
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
        var matching = all.stream()
                .filter(matches(query))
                .map(Keyed::of)
                .sorted(ORDER)
                .map(Keyed::entry)
                .toList();
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

    private static Page<CatalogEntry> page(List<CatalogEntry> matching, Query query) {
        var from = query.cursor() == null ? 0 : after(matching, query.cursor());
        var to = Math.min(matching.size(), from + query.limit());
        var items = matching.subList(from, to).stream()
                .map(entry -> query.summary() ? entry.summary() : entry)
                .toList();
        var next = to < matching.size() ? cursor(items.getLast()).text() : null;
        return new Page<>(items, next, matching.size());
    }

    private static int after(List<CatalogEntry> entries, Cursor cursor) {
        var keys = cursor.keys();
        for (var i = 0; i < entries.size(); i++) {
            if (cursor(entries.get(i)).keys().equals(keys)) {
                return i + 1;
            }
        }
        return entries.size();
    }

    private static Cursor cursor(CatalogEntry entry) {
        return new Cursor(List.of(entry.kind().name(), entry.id()));
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
