package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On which base models a model may be set: on those that are there and that whoever saves it may use. */
@ApplicationScoped
class BaseChoice {
    private static final String BASE = "/base_model_id";

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final Delegation delegation;

    BaseChoice(ModelRepository models, Catalogue catalogue, Delegation delegation) {
        this.models = models;
        this.catalogue = catalogue;
        this.delegation = delegation;
    }

    /** What somebody saves; {@code before} is null for a model that is being made. */
    record Save(
            Caller caller, ModelContent content, @Nullable ModelEntity before, ModelVersion.Cause cause) {

        /** Files travel before their base models do, and what is restored may stand on what is gone meanwhile. */
        boolean mayBeUnknown() {
            return cause == ModelVersion.Cause.IMPORT || cause == ModelVersion.Cause.RESTORE;
        }

        private boolean isOfBaseModel() {
            return before != null && before.kind == ModelKind.BASE;
        }

        private boolean keeps(String id) {
            return before != null && (id.equals(before.baseModelId) || before.fallbackIds.contains(id));
        }

        private boolean needsBase() {
            return !mayBeUnknown() && !isOfBaseModel() && (before == null || before.baseModelId != null);
        }
    }

    /** A copy may stand on what is not there (any more), but on nothing that is not its maker's to use. */
    List<FieldError> checkCopy(Caller caller, ModelEntity copy) {
        return check(new Save(caller, ModelContent.of(copy), null, ModelVersion.Cause.IMPORT));
    }

    List<FieldError> check(Save save) {
        var errors = new ArrayList<FieldError>();
        var chosen = chosen(save.content());
        if (!chosen.containsKey(BASE) && save.needsBase()) {
            errors.add(new FieldError(BASE, "must name a base model"));
        }
        if (chosen.containsKey(BASE) && save.isOfBaseModel()) {
            errors.add(new FieldError(BASE, "must be empty: these are the settings of a base model"));
        }
        var before = save.before();
        var lending = delegation.of(before == null ? Set.of() : Set.of(before), chosen.values());
        chosen.forEach((pointer, id) ->
                wrong(save, lending, id).ifPresent(detail -> errors.add(new FieldError(pointer, detail))));
        return errors;
    }

    /** By the place where they are named. */
    private static Map<String, String> chosen(ModelContent content) {
        var chosen = new LinkedHashMap<String, String>();
        if (content.baseModelId() != null && !content.baseModelId().isBlank()) {
            chosen.put(BASE, content.baseModelId());
        }
        var fallbacks = ModelRules.orEmpty(content.fallbackIds());
        for (var i = 0; i < fallbacks.size(); i++) {
            if (fallbacks.get(i) != null) {
                chosen.put("/fallback_ids/" + i, fallbacks.get(i));
            }
        }
        return chosen;
    }

    /** A workspace model never can be a base, or access to it could be bypassed through a chain. */
    private Optional<String> wrong(Save save, Lending lending, String id) {
        var before = save.before();
        if (before != null && save.keeps(id)) {
            return lending.mayRun(save.caller(), before, id)
                    ? Optional.empty()
                    : Optional.of("is not yours to use any more: choose another");
        }
        if (!save.mayBeUnknown() && models.workspace(id).isPresent()) {
            return Optional.of("is a workspace model: a model runs on a base model");
        }
        var isThere = save.mayBeUnknown() || catalogue.baseModel(id).isPresent();
        return isThere && lending.mayUse(save.caller(), id)
                ? Optional.empty()
                : Optional.of("is no base model of any connection that you may use");
    }
}
