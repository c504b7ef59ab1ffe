package dev.atelier.connections;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Precondition;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The upstreams that administrators set up. */
@ApplicationScoped
public class Connections {
    /** How long a new connection's first answer is waited for, so that its models are there when the call returns. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConnectionBook book;
    private final Upstreams upstreams;
    private final Refresher refresher;
    private final Catalogue catalogue;

    Connections(ConnectionBook book, Upstreams upstreams, Refresher refresher, Catalogue catalogue) {
        this.book = book;
        this.upstreams = upstreams;
        this.refresher = refresher;
        this.catalogue = catalogue;
    }

    /** A connection and the tag of its row. */
    public record Tagged(Connection connection, Etag etag) {}

    /** What asking an upstream brought. @param models the first of its models */
    public record Verified(
            ConnectionState state,
            @org.jspecify.annotations.Nullable String version,
            int latencyMs,
            int modelCount,
            List<String> models) {}

    public List<Connection> list(Caller caller) {
        Access.requireAdmin(caller);
        return book.all();
    }

    public Tagged read(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        return book.read(id);
    }

    /** Its first list of models is there on return, if the upstream answers within a second. */
    public Tagged create(Caller caller, ConnectionDraft draft) {
        Access.requireAdmin(caller);
        var id = book.add(caller, draft.checked());
        catalogue.reload();
        tryRefresh(id);
        return book.read(id);
    }

    /** A key stays with the server that it was given for: pointing the connection at another one without sending the key again drops it. */
    public Tagged change(Caller caller, UUID id, ConnectionPatch patch, Precondition condition) {
        Access.requireAdmin(caller);
        book.change(caller, id, patch, condition);
        catalogue.reload();
        tryRefresh(id);
        return book.read(id);
    }

    public void delete(Caller caller, UUID id, Precondition condition) {
        Access.requireAdmin(caller);
        book.delete(caller, id, condition);
        catalogue.reload();
    }

    /** Asks the upstream now and keeps what it says; its fault is thrown, and kept too. */
    public Tagged refresh(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        book.read(id);
        Waiting.on(refresher.refresh(id));
        return book.read(id);
    }

    /** Asks an upstream that is not stored; throws its fault. */
    public Verified verify(Caller caller, ConnectionDraft draft) {
        Access.requireAdmin(caller);
        var checked = draft.named().checked();
        return verified(upstreams.of(checked), checked.name());
    }

    public Verified verify(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        var stored = book.upstream(id);
        return verified(stored.upstream(), stored.name());
    }

    private static Verified verified(Upstream upstream, String name) {
        var began = System.nanoTime();
        var verdict = Waiting.on(Refresher.timely(upstream.verify(), name));
        var ids = verdict.models().stream().map(OfferedModel::name).toList();
        return new Verified(
                ConnectionState.OK,
                verdict.version().isEmpty() ? null : verdict.version(),
                Refresher.millisSince(began),
                ids.size(),
                ids.stream().limit(20).toList());
    }

    private void tryRefresh(UUID id) {
        var asking = refresher.refresh(id).recover(known -> Future.succeededFuture());
        Waiting.on(
                asking.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).recover(late -> Future.succeededFuture()));
    }
}
