package dev.atelier.connections;

import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.outgoing.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of connections: each method is one transaction. Who may call is asked in {@link Connections}. */
@ApplicationScoped
class ConnectionBook {
    private static final int MOST = 200;

    private final ConnectionRepository connections;
    private final StatusRows statuses;
    private final BaseModelRows models;
    private final CatalogueRevision revision;
    private final Upstreams upstreams;
    private final Audit audit;

    ConnectionBook(
            ConnectionRepository connections,
            StatusRows statuses,
            BaseModelRows models,
            CatalogueRevision revision,
            Upstreams upstreams,
            Audit audit) {
        this.connections = connections;
        this.statuses = statuses;
        this.models = models;
        this.revision = revision;
        this.upstreams = upstreams;
        this.audit = audit;
    }

    @Transactional
    List<Connection> all() {
        var status = statuses.all();
        return connections.inOrder().stream()
                .map(row -> Connection.of(row, status.getOrDefault(row.id, ConnectionStatus.UNKNOWN)))
                .toList();
    }

    @Transactional
    Connections.Tagged read(UUID id) {
        var row = find(id);
        var status = statuses.all().getOrDefault(id, ConnectionStatus.UNKNOWN);
        return new Connections.Tagged(Connection.of(row, status), etag(row));
    }

    /** An upstream and the name it goes by. */
    record Named(String name, Upstream upstream) {}

    @Transactional
    Named upstream(UUID id) {
        var row = find(id);
        return new Named(row.name, upstreams.of(row));
    }

    @Transactional
    UUID add(Caller caller, ConnectionDraft.Checked draft) {
        var id = add(draft);
        audit.note(caller, "connection.create", id + " " + draft.name());
        return id;
    }

    /** Also what the first start does, on nobody's behalf. */
    @Transactional
    UUID add(ConnectionDraft.Checked draft) {
        if (connections.count() >= MOST) {
            throw new Fault.Conflict("too-many-connections", "At most " + MOST + " connections: delete one first.")
                    .asException();
        }
        var row = new ConnectionEntity();
        row.createdAt = Instant.now();
        write(row, draft);
        connections.persistAndFlush(row);
        row.apiKey = upstreams.sealed(draft.apiKey(), row.id);
        statuses.reset(row.id);
        revision.grow();
        return row.id;
    }

    @Transactional
    void change(Caller caller, UUID id, ConnectionPatch patch, Precondition condition) {
        var row = find(id);
        require(condition, row);
        var draft = patch.appliedTo(row).checked();
        var movesAway = row.kind != draft.kind() || !origin(row.url).equals(origin(draft.url()));
        if (patch.setsKey()) {
            row.apiKey = upstreams.sealed(draft.apiKey(), id);
        } else if (movesAway) {
            row.apiKey = null;
        }
        var isElsewhere = row.kind != draft.kind() || !row.url.equals(draft.url());
        if (isElsewhere) {
            models.clear(id);
        }
        if (isElsewhere || patch.setsKey() || row.enabled != draft.enabled()) {
            statuses.reset(id);
        }
        write(row, draft);
        audit.note(caller, "connection.change", id + " " + String.join(",", patch.fields()));
        revision.grow();
    }

    @Transactional
    void delete(Caller caller, UUID id, Precondition condition) {
        var row = find(id);
        require(condition, row);
        connections.delete(row);
        audit.note(caller, "connection.delete", id + " " + row.name);
        revision.grow();
    }

    @Transactional
    long count() {
        return connections.count();
    }

    private static void write(ConnectionEntity row, ConnectionDraft.Checked draft) {
        row.kind = draft.kind();
        row.name = draft.name();
        row.url = draft.url();
        row.prefix = draft.prefix();
        row.tags = draft.tags().toArray(String[]::new);
        row.enabled = draft.enabled();
        row.priority = draft.priority();
        row.extraParams = draft.extraParams().toArray(String[]::new);
        row.updatedAt = Instant.now();
    }

    private static String origin(@Nullable String url) {
        return url == null || url.isEmpty() ? "" : WebAddress.parse(url).origin();
    }

    private static void require(Precondition condition, ConnectionEntity row) {
        if (!condition.holds(etag(row))) {
            throw new Fault.Stale("connection", row.id.toString()).asException();
        }
    }

    private static Etag etag(ConnectionEntity row) {
        return Etag.of(row.revision, "a");
    }

    private ConnectionEntity find(UUID id) {
        return connections.findByIdOptional(id).orElseThrow(() -> new Fault.NotFound("connection", id.toString())
                .asException());
    }
}
