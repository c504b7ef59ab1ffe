package dev.atelier.connections.pulls;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.ModelStores;
import dev.atelier.connections.StoredModel;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The models on an upstream's disk, asked of the upstream itself. */
@ApplicationScoped
public class StoredModels {
    private final ModelStores stores;
    private final Audit audit;

    StoredModels(ModelStores stores, Audit audit) {
        this.stores = stores;
        this.audit = audit;
    }

    /** By name. */
    public List<StoredModel> list(Caller caller, UUID connection) {
        Access.requireAdmin(caller);
        return ModelStores.await(stores.of(connection).list()).stream()
                .sorted(Comparator.comparing(StoredModel::name))
                .toList();
    }

    /** The catalogue knows it when this returns. */
    public void delete(Caller caller, UUID connection, String name) {
        Access.requireAdmin(caller);
        found(name, stores.of(connection).delete(name));
        note(caller, connection, name);
        stores.refresh(connection);
    }

    @Transactional
    void note(Caller caller, UUID connection, String name) {
        audit.note(caller, "connection.model-delete", connection + " " + name);
    }

    /** Out of the upstream's memory. */
    public void unload(Caller caller, UUID connection, String name) {
        Access.requireAdmin(caller);
        found(name, stores.of(connection).unload(name));
    }

    private static void found(String name, Future<Void> asked) {
        try {
            ModelStores.await(asked);
        } catch (FaultException refused) {
            if (refused.fault() instanceof Fault.Upstream upstream && upstream.cause() == UpstreamCause.MODEL_MISSING) {
                throw new Fault.NotFound("model", name).asException();
            }
            throw refused;
        }
    }
}
