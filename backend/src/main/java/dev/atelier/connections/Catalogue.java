package dev.atelier.connections;

import dev.atelier.platform.error.FaultException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which base models there are and where, as last known: answers from memory, never waits on an upstream or on the database. A change
 * made on this replica is there at once, one made on another within a second.
 */
@Singleton
public class Catalogue {
    private static final Logger LOG = Logger.getLogger(Catalogue.class);

    private final ConnectionRepository connections;
    private final StatusRows statuses;
    private final BaseModelRows models;
    private final CatalogueRevision revision;
    private final Upstreams upstreams;

    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private volatile boolean following = true;

    Catalogue(
            ConnectionRepository connections,
            StatusRows statuses,
            BaseModelRows models,
            CatalogueRevision revision,
            Upstreams upstreams) {
        this.connections = connections;
        this.statuses = statuses;
        this.models = models;
        this.revision = revision;
        this.upstreams = upstreams;
    }

    /**
     * Where to ask for a base model, best first: connections that answered when last asked before those that did not, by priority
     * within. Empty where no enabled connection has it.
     */
    public List<Source> sources(String baseModelId) {
        return snapshot.sources(baseModelId);
    }

    /** All base models of enabled connections, by id; unreachable and removed ones among them. */
    public List<BaseModel> baseModels() {
        return snapshot.models();
    }

    public Optional<BaseModel> baseModel(String id) {
        return snapshot.model(id);
    }

    void load(@Observes @Priority(20) StartupEvent start) {
        reload();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        try {
            if (revision.current() != snapshot.revision()) {
                reload();
            }
            following = true;
        } catch (RuntimeException cause) { // the database is away: what was last known still holds
            if (following) {
                LOG.warn("The catalogue cannot be compared with the database; what was last known is served", cause);
            }
            following = false; // said once, not every second
        }
    }

    /** Called after every change that was committed here. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    synchronized void reload() {
        var at = revision.current(); // first: what changes meanwhile is loaded again
        var status = statuses.all();
        var opened = new ArrayList<Snapshot.Opened>();
        for (var row : connections.inOrder()) {
            if (row.enabled) {
                open(row)
                        .ifPresent(upstream -> opened.add(new Snapshot.Opened(
                                row, status.getOrDefault(row.id, ConnectionStatus.UNKNOWN), upstream)));
            }
        }
        snapshot = Snapshot.of(at, opened, models.all());
    }

    private Optional<Upstream> open(ConnectionEntity row) {
        try {
            return Optional.of(snapshot.upstream(row.id, row.revision).orElseGet(() -> upstreams.of(row)));
        } catch (FaultException refused) { // stored by an older release that was less strict
            LOG.warnf("Connection %s is left out: %s", row.name, refused.fault());
            return Optional.empty();
        }
    }
}
