package dev.atelier.connections.pulls;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Settings;
import dev.atelier.connections.ModelStores;
import dev.atelier.connections.StoredModel;
import dev.atelier.connections.ollama.CreateBody;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models on their way onto upstreams. Administrators order anything; others fetch models, where the settings allow it. */
@ApplicationScoped
public class Pulls {
    private final PullBook book;
    private final Puller puller;
    private final PullFeed feed;
    private final ModelStores stores;
    private final Settings settings;

    Pulls(PullBook book, Puller puller, PullFeed feed, ModelStores stores, Settings settings) {
        this.book = book;
        this.puller = puller;
        this.feed = feed;
        this.stores = stores;
        this.settings = settings;
    }

    void requirePuller(Caller caller) {
        if (!settings.mayPull(caller.role())) {
            throw new Fault.Forbidden("Only an administrator may pull models here.").asException();
        }
    }

    /** The newest first. */
    public Page<Pull> list(Caller caller, int limit, @Nullable String cursorText) {
        requirePuller(caller);
        var cursor = Cursor.parse(cursorText, 1);
        var before = cursor == null ? null : cursor.first(UUID::fromString);
        var found = book.list(before, limit + 1, caller.isAdmin()).stream()
                .map(PullBook.Row::pull)
                .toList();
        var items = found.stream().limit(limit).toList();
        var next =
                found.size() > limit ? new Cursor(List.of(items.getLast().id().toString())).text() : null;
        return new Page<>(items, next, book.count(caller.isAdmin()));
    }

    public Pull read(Caller caller, UUID id) {
        return row(caller, id).pull();
    }

    PullBook.Row row(Caller caller, UUID id) {
        requirePuller(caller);
        return book.find(id)
                .filter(row -> isSeen(caller, row.pull()))
                .orElseThrow(() -> new Fault.NotFound("pull", id.toString()).asException());
    }

    static boolean isSeen(Caller caller, Pull pull) {
        return caller.isAdmin() || pull.kind() == PullKind.PULL;
    }

    /** @param typed a name, or what people paste; @param connection empty for the first Ollama by priority */
    public Pull pull(Caller caller, String typed, Optional<UUID> connection) {
        requirePuller(caller);
        var name = PullName.parse(typed);
        if (!caller.isAdmin() && !name.isFromKnownRegistry()) {
            throw new Fault.Forbidden(
                            "Only an administrator may pull from another registry than Ollama's and Hugging Face.")
                    .asException();
        }
        var where = connection.or(stores::first).orElseThrow(() -> new Fault.Conflict(
                        "no-ollama", "There is no Ollama connection that is on. An administrator can add one.")
                .asException());
        return order(caller, new PullBook.Order(PullKind.PULL, where, name, null));
    }

    /** Fetches again what is there, under exactly its name. */
    public Pull update(Caller caller, UUID connection, String name) {
        Access.requireAdmin(caller);
        return order(caller, new PullBook.Order(PullKind.UPDATE, connection, PullName.exactly(name), null));
    }

    /** One for each model that a registry may have anew; those that are on their way already are left out. */
    public List<Pull> updateAll(Caller caller, UUID connection) {
        Access.requireAdmin(caller);
        stores.requireOn(connection);
        var begun = new ArrayList<Pull>();
        for (var model : ModelStores.await(stores.of(connection).list())) {
            if (!model.isDerived()) {
                tryUpdate(caller, connection, model).ifPresent(begun::add);
            }
        }
        return begun;
    }

    private Optional<Pull> tryUpdate(Caller caller, UUID connection, StoredModel model) {
        try {
            return Optional.of(update(caller, connection, model.name()));
        } catch (FaultException refused) {
            if (refused.fault() instanceof Fault.PullRuns || refused.fault() instanceof Fault.Invalid) {
                return Optional.empty(); // under way, or under a name that no registry has
            }
            throw refused;
        }
    }

    /** Makes a model there from another one. */
    public Pull create(Caller caller, UUID connection, String name, String modelfile) {
        Access.requireAdmin(caller);
        var body = CreateBody.of(modelfile);
        return order(caller, new PullBook.Order(PullKind.CREATE, connection, PullName.exactly(name.strip()), body));
    }

    private Pull order(Caller caller, PullBook.Order order) {
        stores.of(order.connection());
        stores.requireOn(order.connection());
        var id = book.add(caller, order);
        puller.wake();
        feed.wake();
        return read(caller, id);
    }

    /** What was fetched stays on the upstream; what is over stays as it is. */
    public Pull cancel(Caller caller, UUID id) {
        var pull = own(caller, id);
        book.cancel(caller, pull);
        puller.drop(id);
        feed.wake();
        return read(caller, id);
    }

    /** Goes on where it ended; what runs or succeeded stays as it is. */
    public Pull resume(Caller caller, UUID id) {
        var pull = own(caller, id);
        stores.requireOn(pull.connectionId());
        book.resume(pull);
        puller.wake();
        feed.wake();
        return read(caller, id);
    }

    /** Takes what is over from the list; what was fetched stays on the upstream. */
    public void forget(Caller caller, UUID id) {
        var pull = own(caller, id);
        if (!pull.state().isOver()) {
            throw new Fault.PullRuns(pull.name(), id).asException();
        }
        book.forget(id);
    }

    private Pull own(Caller caller, UUID id) {
        var pull = read(caller, id);
        var requester = pull.requestedBy();
        if (!caller.isAdmin() && (requester == null || !requester.id().equals(caller.id()))) {
            throw new Fault.Forbidden("Only who asked for it, and administrators, may do this.").asException();
        }
        return pull;
    }
}
