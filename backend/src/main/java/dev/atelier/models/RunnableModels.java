package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.ModelRows.Found;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.sql.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be run, by whom, and with what: the question that every answer begins with. */
@Singleton
public class RunnableModels {
    private final ModelRows rows;
    private final Catalogue catalogue;
    private final Delegation delegation;
    private final Vertx vertx;
    private final Together<String, Found> found;

    RunnableModels(ModelRows rows, Catalogue catalogue, Delegation delegation, Vertx vertx) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.delegation = delegation;
        this.vertx = vertx;
        this.found = new Together<>(vertx, rows::found);
    }

    /**
     * A workspace model, or a base model with its settings. A worker thread is needed.
     * Faults: {@link Fault.ModelNotAvailable}, {@link Fault.ModelDisabled}, {@link Fault.NoBaseModel}.
     */
    public RunnableModel find(Caller caller, String id) {
        return decide(caller, id, rows.found(Set.of(id)).getOrDefault(id, Found.NOTHING));
    }

    /** What a model is called, for who may use it, whether it can be run or not; empty where there is none for them. */
    public Optional<String> name(Caller caller, String id) {
        var kept = rows.found(Set.of(id)).getOrDefault(id, Found.NOTHING);
        return Optional.ofNullable(kept.workspace())
                .or(() -> Optional.ofNullable(kept.settings()))
                .filter(row -> Access.rights(caller, row).use())
                .map(row -> row.name)
                .or(() -> catalogue.baseModel(id).map(BaseModel::name));
    }

    /** What is kept under an id, read before it is known who asks. It says nothing: {@link #findLater} decides what of it the caller may run. */
    public static final class Ahead {
        private final String id;
        private final Future<Optional<Found>> rows;

        private Ahead(String id, Future<Optional<Found>> rows) {
            this.id = id;
            this.rows = rows;
        }
    }

    /** Begins to read, and never waits. */
    public Ahead ahead(String id) {
        var isKept = id.indexOf('\0') < 0; // no row holds it, and a statement with it would fail for all that it is for
        return new Ahead(id, isKept ? found.find(id) : Future.succeededFuture(Optional.empty()));
    }

    /** As {@link #find}, without waiting; it fails with the same faults. */
    public Future<RunnableModel> findLater(Caller caller, Ahead asked) {
        return asked.rows
                .map(some -> some.orElse(Found.NOTHING))
                .compose(some -> some.isOnRestricted()
                        ? vertx.executeBlocking(() -> decide(caller, asked.id, some), false)
                        : Future.succeededFuture(decide(caller, asked.id, some)));
    }

    private RunnableModel decide(Caller caller, String id, Found rows) {
        var model = rows.workspace();
        if (model != null && Access.rights(caller, model).use()) {
            return workspace(caller, model, rows);
        }
        return catalogue
                .baseModel(id)
                .map(base -> base(caller, base, rows))
                .orElseThrow(() -> new Fault.ModelNotAvailable(id).asException());
    }

    private RunnableModel workspace(Caller caller, ModelEntity model, Found rows) {
        if (!model.enabled) {
            throw new Fault.ModelDisabled(model.id).asException();
        }
        if (model.baseModelId == null) {
            throw new Fault.NoBaseModel(model.id).asException();
        }
        var lending = lending(model, rows);
        if (!lending.mayRun(caller, model, model.baseModelId)) {
            throw new Fault.ModelNotAvailable(model.id).asException();
        }
        return RunnableModel.of(
                model,
                model.baseModelId,
                fallbacks(caller, model, lending),
                Access.rights(caller, model).read());
    }

    private RunnableModel base(Caller caller, BaseModel base, Found rows) {
        var settings = rows.settings();
        if (settings == null) {
            return RunnableModel.base(base.id(), base.name());
        }
        if (!Access.rights(caller, settings).use()) {
            throw new Fault.ModelNotAvailable(base.id()).asException();
        }
        if (!settings.enabled) {
            throw new Fault.ModelDisabled(base.id()).asException();
        }
        return RunnableModel.of(
                settings, base.id(), fallbacks(caller, settings, lending(settings, rows)), caller.isAdmin());
    }

    private Lending lending(ModelEntity model, Found rows) {
        return rows.isOnRestricted() ? delegation.of(Set.of(model)) : Lending.NOTHING_RESTRICTED;
    }

    private static List<String> fallbacks(Caller caller, ModelEntity model, Lending lending) {
        return model.fallbackIds.stream()
                .filter(id -> lending.mayRun(caller, model, id))
                .toList();
    }
}
