package dev.atelier.connections;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The connections whose upstreams keep models of their own. Who may touch them is asked by those who call. */
@ApplicationScoped
public class ModelStores {
    private static final int LONGEST_REFRESH = 10;

    private final ConnectionRepository connections;
    private final Upstreams upstreams;
    private final Refresher refresher;

    ModelStores(ConnectionRepository connections, Upstreams upstreams, Refresher refresher) {
        this.connections = connections;
        this.upstreams = upstreams;
        this.refresher = refresher;
    }

    /** @throws FaultException where there is no such connection, or where it keeps no models */
    @Transactional
    public ModelStore of(UUID connection) {
        var row = find(connection);
        return upstreams.of(row).store().orElseThrow(() -> new Fault.Conflict(
                        "no-model-store",
                        row.name + " keeps no models that could be managed here: only an Ollama does.")
                .asException());
    }

    /** Nothing new is begun where an administrator has turned the connection off. */
    @Transactional
    public void requireOn(UUID connection) {
        var row = find(connection);
        if (!row.enabled) {
            throw new Fault.Conflict("connection-off", row.name + " is turned off. Turn it on first.").asException();
        }
    }

    /** The one that is asked first. */
    @Transactional
    public Optional<UUID> first() {
        return connections.inOrder().stream()
                .filter(row -> row.enabled && row.kind == ConnectionKind.OLLAMA)
                .map(row -> row.id)
                .findFirst();
    }

    /** Waits, on a worker thread, until the catalogue knows what the upstream has now; what hinders that is kept with the connection. */
    public void refresh(UUID connection) {
        Waiting.on(refresher
                .refresh(connection)
                .timeout(LONGEST_REFRESH, TimeUnit.SECONDS)
                .recover(known -> Future.succeededFuture()));
    }

    /** Waits, on a worker thread, for what an upstream brings; throws its fault. */
    public static <T> T await(Future<T> asked) {
        return Waiting.on(asked);
    }

    private ConnectionEntity find(UUID id) {
        return connections.findByIdOptional(id).orElseThrow(() -> new Fault.NotFound("connection", id.toString())
                .asException());
    }
}
