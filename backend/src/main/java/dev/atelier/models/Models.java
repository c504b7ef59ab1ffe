package dev.atelier.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.ModelVersion.Cause;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import dev.atelier.platform.json.MergePatch;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workspace models. Every method asks first whether the caller may; what a caller may not even use does not exist for them. */
@ApplicationScoped
public class Models {
    private static final String KIND = "model";

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final VersionRepository versions;
    private final AvatarRepository avatars;
    private final Audit audit;
    private final ModelViews views;
    private final BaseChoice bases;
    private final SharingRules sharing;

    Models(
            ModelRepository models,
            Catalogue catalogue,
            VersionRepository versions,
            AvatarRepository avatars,
            Audit audit,
            ModelViews views,
            BaseChoice bases,
            SharingRules sharing) {
        this.models = models;
        this.versions = versions;
        this.avatars = avatars;
        this.catalogue = catalogue;
        this.audit = audit;
        this.views = views;
        this.bases = bases;
        this.sharing = sharing;
    }

    /** A model with the tag of the caller's view of it. */
    public record Tagged(Model model, Etag etag) {}

    /** Those that the caller may use and that match, one page. */
    @Transactional
    public Page<Model> list(Caller caller, ModelQuery query) {
        var matching = query.matching(caller);
        var page = query.page(matching);
        var found = models.find(page.text(), page.parameters())
                .page(0, query.limit() + 1)
                .list();
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? query.sort().cursorAfter(shown.getLast()).text()
                : null;
        return new Page<>(views.of(caller, shown), next, models.count(matching.text(), matching.parameters()));
    }

    @Transactional
    public Tagged read(Caller caller, String id) {
        return views.tagged(caller, usable(caller, id));
    }

    /** Refuses an id that a workspace model or a base model has already (409). */
    @Transactional
    public Tagged create(Caller caller, ModelContent content, @Nullable String message) {
        var errors = new ArrayList<FieldError>();
        var id = ModelIds.normal(content.id() == null ? "" : content.id());
        ModelIds.wrong(id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
        errors.addAll(ModelRules.check(content));
        errors.addAll(bases.check(content, null, Cause.CREATE));
        errors.addAll(sharing.check(content.access(), List.of()));
        refuse(errors);
        var model = new ModelEntity();
        model.id = id;
        model.ownerId = caller.id();
        ModelCopy.into(model, content);
        add(caller, model, new Occasion(Cause.CREATE, message == null ? "" : message.strip(), null));
        return views.tagged(caller, model);
    }

    /** Replaces everything but the id; what the content leaves out becomes empty. */
    @Transactional
    public Tagged replace(
            Caller caller, String id, ModelContent content, Precondition precondition, @Nullable String message) {
        var model = writable(caller, id, precondition);
        sameId(model, content);
        return write(caller, model, sharing.withAccess(caller, model, content), Occasion.saved(message));
    }

    /** @param patch a JSON Merge Patch (RFC 7396) over what {@link #read} gives the owner */
    @Transactional
    public Tagged patch(Caller caller, String id, JsonNode patch, Precondition precondition, @Nullable String message) {
        var model = writable(caller, id, precondition);
        if (!patch.isObject()) {
            throw new Fault.Invalid("", "a merge patch is an object").asException();
        }
        var now = Json.mapper().valueToTree(Model.of(model, Map.of(), Rights.ALL));
        var content = contentOf(MergePatch.apply(now, patch));
        sameId(model, content);
        return write(caller, model, content, Occasion.saved(message));
    }

    /** Makes what an earlier version held a new version. A base model that is gone meanwhile comes back as the model's base all the same. */
    @Transactional
    public Tagged restore(Caller caller, String id, int n, Precondition precondition) {
        var model = writable(caller, id, precondition);
        var version = versions.findByIdOptional(new VersionEntity.Key(model.id, n))
                .orElseThrow(() -> new Fault.NotFound("version", Integer.toString(n)).asException());
        return write(caller, model, ModelContent.restored(version.content, model), new Occasion(Cause.RESTORE, "", n));
    }

    @Transactional
    public void delete(Caller caller, String id, Precondition precondition) {
        models.delete(writable(caller, id, precondition));
        audit.note(caller, "model.delete", id);
    }

    /** The copy's id is {@code <id>-clone}, then {@code <id>-clone-2} and so on, unless the caller names one. Whoever may read may clone. */
    @Transactional
    public Tagged clone(Caller caller, String id, @Nullable String newId, @Nullable String newName) {
        if (models.workspace(id).isEmpty() && catalogue.baseModel(id).isPresent()) {
            throw new Fault.BaseModelNotClonable(id).asException();
        }
        var original = readable(caller, id);
        var copy = ModelCopy.of(original);
        copy.name = newName == null ? ModelCopy.cloneName(original.name) : newName;
        copy.ownerId = caller.id();
        models.lockIds();
        if (newId == null) {
            copy.id = freeId(original.id, "-clone");
        } else {
            copy.id = ModelIds.normal(newId);
            var errors = new ArrayList<FieldError>();
            ModelIds.wrong(copy.id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
            refuse(errors);
        }
        if (copy.name.isBlank() || copy.name.length() > ModelRules.NAME) {
            throw new Fault.Invalid("/name", "must have 1 to " + ModelRules.NAME + " characters").asException();
        }
        add(caller, copy, new Occasion(Cause.CLONE, "Cloned from " + original.id, null));
        avatars.copy(original, copy);
        models.flush();
        return views.tagged(caller, copy);
    }

    /** Idempotent: a switch that stands already stays as it is, and nothing is written. */
    @Transactional
    public Tagged turn(Caller caller, String id, ModelSwitch to) {
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

    /**
     * What completions needs to let a workspace or a base model answer. A worker thread is needed.
     * Faults: {@link Fault.ModelNotAvailable}, {@link Fault.ModelDisabled}, {@link Fault.NoBaseModel}.
     */
    @Transactional
    public RunnableModel runnable(Caller caller, String id) {
        var found = models.workspace(id)
                .filter(model -> Access.rights(caller, model).use());
        if (found.isEmpty()) {
            return catalogue
                    .baseModel(id)
                    .map(base -> RunnableModel.base(base.id(), base.name()))
                    .orElseThrow(() -> new Fault.ModelNotAvailable(id).asException());
        }
        var model = found.get();
        if (!model.enabled) {
            throw new Fault.ModelDisabled(id).asException();
        }
        if (model.baseModelId == null) {
            throw new Fault.NoBaseModel(id).asException();
        }
        return RunnableModel.of(model, model.baseModelId);
    }

    // What follows is shared with the rooms inside models, in the transaction of whoever calls.

    ModelEntity usable(Caller caller, String id) {
        return models.workspace(id)
                .filter(model -> Access.rights(caller, model).use())
                .orElseThrow(() -> new Fault.NotFound(KIND, id).asException());
    }

    ModelEntity readable(Caller caller, String id) {
        var model = usable(caller, id);
        if (!Access.rights(caller, model).read()) {
            throw new Fault.Forbidden("You may use " + id + ", but not see what is inside.").asException();
        }
        return model;
    }

    ModelEntity writable(Caller caller, String id, Precondition precondition) {
        var model = usable(caller, id);
        if (!Access.rights(caller, model).write()) {
            throw new Fault.Forbidden("You may use " + id + ", but not change it.").asException();
        }
        if (!precondition.holds(views.etag(caller, model))) {
            throw new Fault.Stale(KIND, id).asException();
        }
        return model;
    }

    private Tagged write(Caller caller, ModelEntity model, ModelContent content, Occasion occasion) {
        var errors = new ArrayList<>(ModelRules.check(content));
        errors.addAll(bases.check(content, model, occasion.cause()));
        errors.addAll(sharing.check(content.access(), model.grants));
        refuse(errors);
        sharing.require(caller, model, content.access());
        var before = SharingRules.Standing.of(model);
        var version = model.version;
        ModelCopy.into(model, content);
        sharing.note(caller, model, before);
        versions.record(model, caller, occasion);
        if (model.version > version) { // who may, hidden and on make none
            model.updatedAt = Now.instant();
        }
        models.flush();
        return views.tagged(caller, model);
    }

    void add(Caller caller, ModelEntity model, Occasion occasion) {
        models.lockIds();
        if (models.isTaken(model.id) || catalogue.baseModel(model.id).isPresent()) {
            throw new Fault.Taken(KIND, model.id).asException();
        }
        model.createdAt = Now.instant();
        model.updatedAt = model.createdAt;
        models.persist(model);
        versions.begin(model, caller, occasion);
        models.flush();
    }

    private String freeId(String id, String suffix) {
        return ModelIds.tries()
                .mapToObj(n -> ModelIds.numbered(id, suffix, n))
                .filter(candidate -> !models.isTaken(candidate)
                        && catalogue.baseModel(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** A model whose row was changed. */
    Tagged saved(Caller caller, ModelEntity model) {
        models.flush();
        return views.tagged(caller, model);
    }

    private static ModelContent contentOf(JsonNode document) {
        try {
            return Json.mapper().treeToValue(document, ModelContent.class);
        } catch (JsonProcessingException cause) {
            throw JsonFaults.of(cause).asException();
        }
    }

    private static void sameId(ModelEntity model, ModelContent content) {
        if (content.id() != null && !ModelIds.normal(content.id()).equals(model.id)) {
            throw new Fault.Invalid("/id", "is fixed once saved: clone the model instead").asException();
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }
}
