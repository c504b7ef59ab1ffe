package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the model selector shows: workspace models, then base models, from what was last known; it never waits on an upstream. */
@ApplicationScoped
public class Selector {
    private static final Comparator<CatalogEntry> ORDER = Comparator.comparing(CatalogEntry::kind)
            .thenComparing(entry -> entry.name().toLowerCase(Locale.ROOT))
            .thenComparing(CatalogEntry::id);

    private final ModelRepository models;
    private final Catalogue catalogue;

    Selector(ModelRepository models, Catalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    /** @param q searched in id, name, description, tags and base model; @param summary without what only a chosen model needs */
    public record Query(
            @Nullable String q,
            @Nullable String tag,
            boolean summary,
            int limit,
            @Nullable Cursor cursor) {}

    @Transactional
    public Page<CatalogEntry> list(Caller caller, Query query) {
        var all = new ArrayList<CatalogEntry>();
        models.selectable(caller).forEach(model -> all.add(entry(model)));
        catalogue.baseModels().stream()
                .filter(base -> base.state() != BaseModel.State.REMOVED)
                .forEach(base -> all.add(entry(base)));
        var matching = all.stream().filter(matches(query)).sorted(ORDER).toList();
        return page(matching, query);
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

    private CatalogEntry entry(ModelEntity model) {
        var base = Optional.ofNullable(model.baseModelId).flatMap(catalogue::baseModel);
        return new CatalogEntry(
                model.id,
                model.name,
                ModelKind.WORKSPACE,
                model.baseModelId,
                model.description,
                model.tags,
                capabilities(model, base),
                base.map(Selector::family).orElse(null),
                Model.avatarUrl(model),
                model.suggestions,
                model.greeting,
                base.map(BaseModel::sources).orElse(List.of()),
                base.map(BaseModel::state).orElse(BaseModel.State.REMOVED));
    }

    private static CatalogEntry entry(BaseModel base) {
        return new CatalogEntry(
                base.id(),
                base.name(),
                ModelKind.BASE,
                null,
                "",
                base.tags(),
                new TreeSet<>(base.capabilities()),
                family(base),
                null,
                List.of(),
                "",
                base.sources(),
                base.state());
    }

    private static @Nullable String family(BaseModel base) {
        return base.details().family();
    }

    /** What the base can do, as far as the model's own switches leave it on; what they turn on the person answers for. */
    private static Set<String> capabilities(ModelEntity model, Optional<BaseModel> base) {
        var result = new TreeSet<>(base.map(BaseModel::capabilities).orElse(Set.of()));
        model.capabilities.forEach((name, on) -> {
            if (on) {
                result.add(name);
            } else {
                result.remove(name);
            }
        });
        return result;
    }
}
