package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.ModelVersion.Cause;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Workspace models. Every method asks first whether the caller may; what a caller may not even use does not exist for them. */
@ApplicationScoped
public class Models {
    private static final String KIND = "model";

    private final ModelRepository models;
    private final ModelRows rows;
    private final Catalogue catalogue;
    private final VersionRepository versions;
    private final AvatarRepository avatars;
    private final Audit audit;
    private final ModelViews views;
    private final Saving saving;
    private final ModelSharing sharing;
    private final Delegation delegation;
    private final BaseConditions conditions;

    Models(
            ModelRepository models,
            ModelRows rows,
            Catalogue catalogue,
            VersionRepository versions,
            AvatarRepository avatars,
            Audit audit,
            ModelViews views,
            Saving saving,
            ModelSharing sharing,
            Delegation delegation,
            BaseConditions conditions) {
        this.models = models;
        this.conditions = conditions;
        this.rows = rows;
        this.catalogue = catalogue;
        this.versions = versions;
        this.avatars = avatars;
        this.audit = audit;
        this.views = views;
        this.saving = saving;
        this.sharing = sharing;
        this.delegation = delegation;
    }

    /** A model with the tag of the caller's view of it. */
    public record Tagged(Model model, Etag etag) {}

    /** Those that the caller may use and that match, one page. */
    public Page<Model> list(Caller caller, ModelQuery query) {
        var needing = query.attention() == null ? null : conditions.sought(caller, query.attention());
        var matching = query.matching(caller, needing);
        var found = rows.list(query.page(matching));
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? query.sort().cursorAfter(shown.getLast().model()).text()
                : null;
        return new Page<>(views.shown(caller, shown), next, rows.count(matching));
    }

    public Tagged read(Caller caller, String id) {
        var found = rows.workspace(id)
                .filter(row -> Access.rights(caller, row.model()).use())
                .orElseThrow(() -> new Fault.NotFound(KIND, id).asException());
        return views.tagged(found.model(), views.shown(caller, List.of(found)).getFirst());
    }

    /** The version of what is inside a model or base model, for who may see that: 0 of a base model without settings, which hides nothing. */
    @Transactional
    public int shownVersion(Caller caller, String id) {
        var isPlain = models.findByIdOptional(ModelIds.normal(id)).isEmpty()
                && catalogue.baseModel(id).isPresent();
        return isPlain ? 0 : readable(caller, id).version;
    }

    /** Refuses an id that a workspace model or a base model has already (409). */
    @Transactional
    public Tagged create(Caller caller, ModelContent content, @Nullable String message) {
        var errors = new ArrayList<FieldError>();
        var id = ModelIds.normal(content.id() == null ? "" : content.id());
        ModelIds.wrong(id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
        errors.addAll(saving.check(new BaseChoice.Save(caller, content, null, Cause.CREATE)));
        Saving.refuse(errors);
        var occasion = new Occasion(Cause.CREATE, message == null ? "" : message.strip(), null);
        return views.tagged(caller, saving.create(caller, content.withId(id), occasion));
    }

    /** Replaces everything but the id; what the content leaves out becomes empty. */
    @Transactional
    public Tagged replace(
            Caller caller, String id, ModelContent content, Precondition precondition, @Nullable String message) {
        requireWorkspace(id);
        var model = writable(caller, id, precondition);
        Saving.requireSameId(model, content);
        saving.write(caller, model, sharing.withAccess(caller, model, content), Occasion.saved(message));
        return views.tagged(caller, model);
    }

    /** @param patch a JSON Merge Patch (RFC 7396) over what {@link #read} gives the owner */
    @Transactional
    public Tagged patch(Caller caller, String id, JsonNode patch, Precondition precondition, @Nullable String message) {
        requireWorkspace(id);
        var model = writable(caller, id, precondition);
        saving.write(caller, model, Saving.patched(model, patch), Occasion.saved(message));
        return views.tagged(caller, model);
    }

    /**
     * Makes what an earlier version held a new version, of a base model's settings too. A base model that is gone meanwhile comes back as
     * the model's base all the same.
     */
    @Transactional
    public Tagged restore(Caller caller, String id, int n, Precondition precondition) {
        var model = writable(caller, id, precondition);
        var version = versions.findByIdOptional(new VersionEntity.Key(model.id, n))
                .orElseThrow(() -> new Fault.NotFound("version", Integer.toString(n)).asException());
        var content = ModelContent.restored(version.content, model);
        saving.write(caller, model, content, new Occasion(Cause.RESTORE, "", n));
        return views.tagged(caller, model);
    }

    @Transactional
    public void delete(Caller caller, String id, Precondition precondition) {
        requireWorkspace(id);
        models.delete(writable(caller, id, precondition));
        audit.note(caller, "model.delete", id);
    }

    /** The copy's id is {@code <id>-clone}, then {@code <id>-clone-2} and so on, unless the caller names one. Whoever may read may clone. */
    @Transactional
    public Tagged clone(Caller caller, String id, @Nullable String newId, @Nullable String newName) {
        if (models.workspace(id).isEmpty() && catalogue.baseModel(id).isPresent() && delegation.mayUse(caller, id)) {
            throw new Fault.BaseModelNotClonable(id).asException();
        }
        requireWorkspace(id);
        var original = readable(caller, id);
        var copy = ModelCopy.of(original);
        copy.name = newName == null ? ModelCopy.cloneName(original.name) : newName;
        copy.ownerId = caller.id();
        models.lockIds();
        copy.id = newId == null ? saving.freeId(original.id, "-clone") : ModelIds.normal(newId);
        Saving.refuse(wrongInCopy(caller, copy));
        saving.add(caller, copy, new Occasion(Cause.CLONE, "Cloned from " + original.id, null));
        avatars.copy(original, copy);
        return saved(caller, copy);
    }

    private List<FieldError> wrongInCopy(Caller caller, ModelEntity copy) {
        var errors = new ArrayList<FieldError>();
        ModelIds.wrong(copy.id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
        if (copy.name.isBlank() || copy.name.length() > ModelRules.NAME) {
            errors.add(new FieldError("/name", "must have 1 to " + ModelRules.NAME + " characters"));
        }
        errors.addAll(saving.checkNamed(caller, copy));
        return errors;
    }

    /** Idempotent: a switch that stands already stays as it is, and nothing is written. */
    @Transactional
    public Tagged turn(Caller caller, String id, ModelSwitch to) {
        requireWorkspace(id);
        var model = writable(caller, id, Precondition.NONE);
        if (to.apply(model)) {
            audit.note(caller, "model." + to.word(), id);
            models.flush();
        }
        return views.tagged(caller, model);
    }

    @Transactional
    public List<ModelRepository.TagCount> tags(Caller caller) {
        return models.tags(caller);
    }

    // What follows is shared with the rooms inside models, in the transaction of whoever calls.

    /** A workspace model, or the settings of a base model. */
    ModelEntity usable(Caller caller, String id) {
        return models.findByIdOptional(ModelIds.normal(id))
                .filter(model -> Access.rights(caller, model).use())
                .orElseThrow(() -> new Fault.NotFound(KIND, id).asException());
    }

    /** What is inside the settings of a base model concerns administrators alone. */
    ModelEntity readable(Caller caller, String id) {
        var model = usable(caller, id);
        if (!Access.rights(caller, model).read() || model.kind == ModelKind.BASE && !caller.isAdmin()) {
            throw new Fault.Forbidden("You may use " + id + ", but not see what is inside.").asException();
        }
        return model;
    }

    ModelEntity writable(Caller caller, String id, Precondition precondition) {
        var model = usable(caller, id);
        if (!Access.rights(caller, model).write() || model.kind == ModelKind.BASE && !caller.isAdmin()) {
            throw new Fault.Forbidden("You may use " + id + ", but not change it.").asException();
        }
        if (!models.lock(model)) {
            throw new Fault.NotFound(KIND, id).asException();
        }
        if (!precondition.holds(views.etag(caller, model))) {
            throw new Fault.Stale(KIND, id).asException();
        }
        return model;
    }

    /** A model whose row was changed. */
    Tagged saved(Caller caller, ModelEntity model) {
        models.flush();
        return views.tagged(caller, model);
    }

    /** The settings of base models have an address of their own: {@link BaseModels}. */
    private void requireWorkspace(String id) {
        if (models.workspace(id).isEmpty()) {
            throw new Fault.NotFound(KIND, id).asException();
        }
    }
}
