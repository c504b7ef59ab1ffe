package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of restricted base models and of those who may lend them, read once for many questions.
 *
 * @param restricted settings by base model; a base model that is not among them is everybody's
 * @param owners of models on them
 */
record Lending(Map<String, ModelEntity> restricted, Map<UUID, Caller> owners) {
    static final Lending NOTHING_RESTRICTED = new Lending(Map.of(), Map.of());

    /** What the model's own base asks of who runs it; null where it has none. */
    @Nullable
    BaseAccess access(ModelEntity model) {
        if (model.baseModelId == null) {
            return null;
        }
        var base = restricted.get(model.baseModelId);
        if (base == null) {
            return BaseAccess.OPEN;
        }
        return lends(model, base) ? BaseAccess.DELEGATED : BaseAccess.RESTRICTED;
    }

    boolean mayUse(Caller caller, String baseModelId) {
        var base = restricted.get(baseModelId);
        return base == null || Access.rights(caller, base).use();
    }

    /** Whether the model may be run on this base model when this caller runs it. */
    boolean mayRun(Caller caller, ModelEntity model, String baseModelId) {
        var base = restricted.get(baseModelId);
        return base == null || Access.rights(caller, base).use() || lends(model, base);
    }

    /** Whether the owner lends this base model to those who may run the model. */
    boolean isLent(ModelEntity model, String baseModelId) {
        var base = restricted.get(baseModelId);
        return base != null && lends(model, base);
    }

    private boolean lends(ModelEntity model, ModelEntity base) {
        var owner = model.kind == ModelKind.BASE ? null : owners.get(model.ownerId);
        return owner != null && Access.rights(owner, base).write();
    }
}
