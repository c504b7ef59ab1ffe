package dev.atelier.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import dev.atelier.platform.json.MergePatch;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one place that writes what a person saves: checked, a version where the content is another, and in the audit where others are concerned. */
@ApplicationScoped
class Saving {
    private final ModelRepository models;
    private final Catalogue catalogue;
    private final VersionRepository versions;
    private final BaseChoice bases;
    private final DocumentChoice documents;
    private final ExtensionChoice extensions;
    private final ModelSharing sharing;
    private final Quotas quotas;

    Saving(
            ModelRepository models,
            Catalogue catalogue,
            VersionRepository versions,
            BaseChoice bases,
            DocumentChoice documents,
            ExtensionChoice extensions,
            ModelSharing sharing,
            Quotas quotas) {
        this.models = models;
        this.catalogue = catalogue;
        this.versions = versions;
        this.bases = bases;
        this.documents = documents;
        this.extensions = extensions;
        this.sharing = sharing;
        this.quotas = quotas;
    }

    /** A new model of the caller's; the id is checked already. */
    ModelEntity create(Caller caller, ModelContent content, Occasion occasion) {
        var model = new ModelEntity();
        model.id = String.valueOf(content.id());
        model.ownerId = caller.id();
        ModelCopy.into(model, content);
        add(caller, model, occasion);
        return model;
    }

    /** Refuses an id that a workspace model or a base model has already (409). */
    void add(Caller caller, ModelEntity model, Occasion occasion) {
        models.lockIds();
        if (isTaken(model.id)) {
            throw new Fault.Taken("model", model.id).asException();
        }
        begin(caller, model, occasion);
        quotas.check(caller, model.ownerId, 0);
    }

    /** The first version of a row whose id is free. */
    void begin(Caller caller, ModelEntity model, Occasion occasion) {
        model.createdAt = Now.instant();
        model.updatedAt = model.createdAt;
        models.persist(model);
        versions.begin(model, caller, occasion);
        models.flush();
    }

    void write(Caller caller, ModelEntity model, ModelContent content, Occasion occasion) {
        refuse(check(new BaseChoice.Save(caller, content, model, occasion.cause())));
        sharing.require(caller, model, content.access());
        var before = ModelSharing.Standing.of(model);
        var version = model.version;
        ModelCopy.into(model, content);
        sharing.note(caller, model, before);
        versions.record(model, caller, occasion);
        if (model.version > version) { // who may, hidden and on make none
            model.updatedAt = Now.instant();
            quotas.check(caller, model.ownerId, 0);
        }
        models.flush();
    }

    List<FieldError> check(BaseChoice.Save save) {
        var before = save.before();
        var errors = new ArrayList<>(ModelRules.check(save.content()));
        errors.addAll(bases.check(save));
        errors.addAll(documents.check(save));
        errors.addAll(extensions.check(save));
        errors.addAll(sharing.check(save.content().access(), before == null ? List.of() : before.grants));
        return errors;
    }

    /** Whether the caller may set up a model of their own on what this copy names. */
    List<FieldError> checkNamed(Caller caller, ModelEntity copy) {
        var errors = new ArrayList<>(bases.checkCopy(caller, copy));
        errors.addAll(documents.checkCopy(caller, copy));
        errors.addAll(extensions.checkCopy(caller, copy));
        return errors;
    }

    /** What the model would hold with a JSON Merge Patch (RFC 7396) over what its owner reads. */
    static ModelContent patched(ModelEntity model, JsonNode patch) {
        if (!patch.isObject()) {
            throw new Fault.Invalid("", "a merge patch is an object").asException();
        }
        var now = Json.mapper().valueToTree(Model.of(model, Map.of(), Rights.ALL, BaseCondition.UNKNOWN));
        try {
            var content = Json.mapper().treeToValue(MergePatch.apply(now, patch), ModelContent.class);
            requireSameId(model, content);
            return content;
        } catch (JsonProcessingException cause) {
            throw JsonFaults.of(cause).asException();
        }
    }

    static void requireSameId(ModelEntity model, ModelContent content) {
        if (content.id() != null && !ModelIds.normal(content.id()).equals(model.id)) {
            throw new Fault.Invalid("/id", "is fixed once saved: clone the model instead").asException();
        }
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }

    String freeId(String id, String suffix) {
        return ModelIds.tries()
                .mapToObj(n -> ModelIds.numbered(id, suffix, n))
                .filter(candidate -> !isTaken(candidate))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTaken(String id) {
        return models.isTaken(id) || catalogue.baseModel(id).isPresent();
    }
}
