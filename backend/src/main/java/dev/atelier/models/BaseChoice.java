package dev.atelier.models;

import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which base models a model may be set. What it stands on already may stay. */
@ApplicationScoped
class BaseChoice {
    private final ModelRepository models;
    private final Catalogue catalogue;

    BaseChoice(ModelRepository models, Catalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    /** @param before what the row holds; null for a model that is being made; @param cause what is restored may stand on what is gone meanwhile */
    List<FieldError> check(ModelContent content, @Nullable ModelEntity before, ModelVersion.Cause cause) {
        if (cause == ModelVersion.Cause.RESTORE) {
            return List.of();
        }
        var errors = new ArrayList<FieldError>();
        var base = content.baseModelId();
        if (before == null || (base == null ? before.baseModelId != null : !base.equals(before.baseModelId))) {
            if (base == null || base.isBlank()) {
                errors.add(new FieldError("/base_model_id", "must name a base model"));
            } else {
                wrong(base).ifPresent(detail -> errors.add(new FieldError("/base_model_id", detail)));
            }
        }
        var fallbacks = ModelRules.orEmpty(content.fallbackIds());
        for (var i = 0; i < fallbacks.size(); i++) {
            if (before == null || !before.fallbackIds.contains(fallbacks.get(i))) {
                var pointer = "/fallback_ids/" + i;
                wrong(fallbacks.get(i)).ifPresent(detail -> errors.add(new FieldError(pointer, detail)));
            }
        }
        return errors;
    }

    /** Why nothing can run on this; a workspace model never can be a base, or access to it could be bypassed through a chain. */
    private Optional<String> wrong(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return Optional.empty(); // said by ModelRules
        }
        if (models.workspace(id).isPresent()) {
            return Optional.of("is a workspace model: a model runs on a base model");
        }
        return catalogue.baseModel(id).isPresent()
                ? Optional.empty()
                : Optional.of("is no base model of any connection");
    }
}
