package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** What may be run, by whom, and with what: the question that every answer begins with. */
@ApplicationScoped
public class RunnableModels {
    private final ModelRepository models;
    private final Catalogue catalogue;
    private final Delegation delegation;

    RunnableModels(ModelRepository models, Catalogue catalogue, Delegation delegation) {
        this.models = models;
        this.catalogue = catalogue;
        this.delegation = delegation;
    }

    /**
     * A workspace model, or a base model with its settings. A worker thread is needed.
     * Faults: {@link Fault.ModelNotAvailable}, {@link Fault.ModelDisabled}, {@link Fault.NoBaseModel}.
     */
    @Transactional
    public RunnableModel find(Caller caller, String id) {
        var found = models.workspace(id);
        if (found.isPresent() && Access.rights(caller, found.get()).use()) {
            return workspace(caller, found.get());
        }
        return catalogue.baseModel(id).map(base -> base(caller, base)).orElseThrow(() -> new Fault.ModelNotAvailable(id)
                .asException());
    }

    private RunnableModel workspace(Caller caller, ModelEntity model) {
        if (!model.enabled) {
            throw new Fault.ModelDisabled(model.id).asException();
        }
        if (model.baseModelId == null) {
            throw new Fault.NoBaseModel(model.id).asException();
        }
        var lending = delegation.of(Set.of(model));
        if (!lending.mayRun(caller, model, model.baseModelId)) {
            throw new Fault.ModelNotAvailable(model.id).asException();
        }
        return RunnableModel.of(
                model,
                model.baseModelId,
                fallbacks(caller, model, lending),
                Access.rights(caller, model).read());
    }

    private RunnableModel base(Caller caller, BaseModel base) {
        var settings = models.settings(base.id());
        if (settings.isEmpty()) {
            return RunnableModel.base(base.id(), base.name());
        }
        var row = settings.get();
        if (!Access.rights(caller, row).use()) {
            throw new Fault.ModelNotAvailable(base.id()).asException();
        }
        if (!row.enabled) {
            throw new Fault.ModelDisabled(base.id()).asException();
        }
        return RunnableModel.of(row, base.id(), fallbacks(caller, row, delegation.of(Set.of(row))), caller.isAdmin());
    }

    private static List<String> fallbacks(Caller caller, ModelEntity model, Lending lending) {
        return model.fallbackIds.stream()
                .filter(id -> lending.mayRun(caller, model, id))
                .toList();
    }
}
