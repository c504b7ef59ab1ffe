package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.accounts.Sharing;
import dev.atelier.knowledge.CollectionRows.Shown;
import dev.atelier.platform.http.Etag;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collections as one caller sees them: who may only use one does not see with whom it is shared. */
@Singleton
class CollectionViews {
    private final Principals principals;

    CollectionViews(Principals principals) {
        this.principals = principals;
    }

    List<KnowledgeView> of(Caller caller, List<Shown> rows) {
        var granted = rows.stream()
                .flatMap(row -> Sharing.granted(row.collection().grants).map(Grant::principal))
                .collect(Collectors.toSet());
        var names = granted.isEmpty() ? Map.<Principal, String>of() : principals.names(granted);
        return rows.stream().map(row -> view(caller, row, names)).toList();
    }

    Collections.Tagged tagged(Caller caller, Shown row) {
        var view = of(caller, List.of(row)).getFirst();
        var others = view.documents() + " " + view.passages() + " " + view.reembedding();
        return new Collections.Tagged(view, etag(caller, row.collection()).besides(others));
    }

    Etag etag(Caller caller, KnowledgeEntity collection) {
        var rights = Access.rights(caller, collection);
        return Etag.of(collection.revision, rights.write() ? "w" : rights.read() ? "r" : "u");
    }

    /** All of what can be written of it. */
    KnowledgeContent whole(KnowledgeEntity collection) {
        return new KnowledgeContent(
                collection.name, collection.description, collection.settings(), Sharing.of(collection, Map.of()));
    }

    private static KnowledgeView view(Caller caller, Shown row, Map<Principal, String> names) {
        var collection = row.collection();
        var rights = Access.rights(caller, collection);
        var ready = row.documents().ready();
        return new KnowledgeView(
                collection.id,
                collection.name,
                collection.description,
                collection.settings(),
                rights.read() ? Sharing.of(collection, names) : new Sharing(collection.visibility, List.of()),
                new KnowledgeView.Owner(collection.ownerId, row.ownerName()),
                row.documents(),
                row.passages(),
                row.renewing() == 0 ? null : new KnowledgeView.Progress(ready - row.renewing(), ready),
                collection.createdAt,
                collection.updatedAt,
                rights);
    }
}
