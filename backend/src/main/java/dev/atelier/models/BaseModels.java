package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.ModelVersion.Cause;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Base models and the settings that administrators give them. A model on a base inherits nothing of these: they are of the base as it is run itself. */
@ApplicationScoped
public class BaseModels {
    private static final String KIND = "base model";

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final UsedBy usedBy;
    private final ModelViews views;
    private final Saving saving;
    private final Audit audit;

    BaseModels(
            ModelRepository models, Catalogue catalogue, UsedBy usedBy, ModelViews views, Saving saving, Audit audit) {
        this.models = models;
        this.catalogue = catalogue;
        this.usedBy = usedBy;
        this.views = views;
        this.saving = saving;
        this.audit = audit;
    }

    /** A base model with the tag of its settings. */
    public record Tagged(BaseModelView base, Etag etag) {}

    /** By id; {@code q} is searched in id, family, tags and the name that it has here. */
    @Transactional
    public Page<BaseModelView> list(Caller caller, @Nullable String q, int limit, @Nullable Cursor cursor) {
        Access.requireAdmin(caller);
        var settings = models.settings();
        var ids = catalogue.baseModels().stream().map(base -> base.id()).collect(Collectors.toCollection(TreeSet::new));
        ids.addAll(settings.keySet());
        var matching = ids.stream()
                .filter(id -> matches(id, Optional.ofNullable(settings.get(id)), q))
                .toList();
        var after = cursor == null ? "" : cursor.keys().getFirst();
        var behind = matching.stream().filter(id -> id.compareTo(after) > 0).toList();
        var shown = behind.stream().limit(limit).toList();
        var next = behind.size() > limit ? new Cursor(List.of(shown.getLast())).text() : null;
        return new Page<>(views(caller, shown, settings), next, matching.size());
    }

    private boolean matches(String id, Optional<ModelEntity> settings, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return true;
        }
        var base = catalogue.baseModel(id);
        var searched = String.join(
                " ",
                id,
                base.map(known -> known.details().family() + " " + String.join(" ", known.tags()))
                        .orElse(""),
                settings.map(row -> row.name + " " + String.join(" ", row.tags)).orElse(""));
        return searched.toLowerCase(Locale.ROOT).contains(q.strip().toLowerCase(Locale.ROOT));
    }

    private List<BaseModelView> views(Caller caller, Collection<String> ids, Map<String, ModelEntity> settings) {
        var rows = ids.stream().filter(settings::containsKey).map(settings::get).toList();
        var models = views.of(caller, rows).stream().collect(Collectors.toMap(Model::id, Function.identity()));
        var counts = usedBy.counts(ids);
        return ids.stream()
                .map(id -> view(id, models.get(id), counts.getOrDefault(id, 0L)))
                .toList();
    }

    private BaseModelView view(String id, @Nullable Model settings, long used) {
        return catalogue
                .baseModel(id)
                .map(base -> BaseModelView.of(base, settings, used))
                .or(() -> Optional.ofNullable(settings).map(model -> BaseModelView.ofSettings(model, used)))
                .orElseThrow(() -> new Fault.NotFound(KIND, id).asException());
    }

    @Transactional
    public Tagged read(Caller caller, String id) {
        Access.requireAdmin(caller);
        return tagged(caller, id);
    }

    /**
     * Gives a base model settings, or changes them. A workspace model that has its id stays what it is: 409.
     *
     * @param patch a JSON Merge Patch (RFC 7396) over its settings; where it has none, over empty ones that everybody may use
     */
    @Transactional
    public Tagged patch(Caller caller, String id, JsonNode patch, Precondition precondition, @Nullable String message) {
        Access.requireAdmin(caller);
        if (!precondition.holds(etag(requireKnown(id)))) {
            throw new Fault.Stale(KIND, id).asException();
        }
        var settings = models.settings(id).orElseGet(() -> begin(caller, id));
        saving.write(caller, settings, Saving.patched(settings, patch), Occasion.saved(message));
        return tagged(caller, id);
    }

    /** Settings that change nothing: the first version, to which one can go back. */
    ModelEntity begin(Caller caller, String id) {
        models.lockIds();
        var made = models.settings(id); // while this waited
        if (made.isPresent()) {
            return made.get();
        }
        if (models.isTaken(id)) {
            throw new Fault.Taken("workspace model", id).asException();
        }
        var settings = ModelEntity.settingsOf(id, caller);
        saving.begin(caller, settings, Occasion.of(Cause.CREATE));
        return settings;
    }

    /** Back to what it was without settings. */
    @Transactional
    public void reset(Caller caller, String id, Precondition precondition) {
        Access.requireAdmin(caller);
        var settings = requireKnown(id);
        if (!precondition.holds(etag(settings))) {
            throw new Fault.Stale(KIND, id).asException();
        }
        settings.ifPresent(row -> {
            models.delete(row);
            audit.note(caller, "base-model.reset", id);
        });
    }

    private Optional<ModelEntity> requireKnown(String id) {
        var settings = models.settings(id);
        if (settings.isEmpty() && catalogue.baseModel(id).isEmpty()) {
            throw new Fault.NotFound(KIND, id).asException();
        }
        return settings;
    }

    private Tagged tagged(Caller caller, String id) {
        var settings = requireKnown(id);
        var known = settings.map(row -> Map.of(id, row)).orElse(Map.of());
        return new Tagged(views(caller, List.of(id), known).getFirst(), etag(settings));
    }

    private static Etag etag(Optional<ModelEntity> settings) {
        return settings.map(row -> Etag.of(row.revision, "s")).orElse(Etag.of(0, "none"));
    }
}
