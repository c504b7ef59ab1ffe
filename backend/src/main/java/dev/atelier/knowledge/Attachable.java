package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a caller may give to a model: collections that they may use, and documents that belong to no collection and are theirs to see. */
@Singleton
public class Attachable {
    private final CollectionRows collections;
    private final DocumentRows documents;
    private final DocumentRights rights;

    Attachable(CollectionRows collections, DocumentRows documents, DocumentRights rights) {
        this.collections = collections;
        this.documents = documents;
        this.rights = rights;
    }

    /** Of these. What is no id of anything is none of them. */
    public Set<String> collections(Caller caller, Collection<String> ids) {
        return collections.plain(known(ids)).stream()
                .filter(found -> Access.rights(caller, found).use())
                .map(found -> found.id.toString())
                .collect(Collectors.toSet());
    }

    /** The same, with those that are not there. */
    public Set<String> collectionsOrGone(Caller caller, Collection<String> ids) {
        var left = new HashSet<>(ids);
        collections.plain(known(ids)).stream()
                .filter(found -> !Access.rights(caller, found).use())
                .forEach(found -> left.remove(found.id.toString()));
        return left;
    }

    /** Of these. */
    public Set<String> documents(Caller caller, Collection<String> ids) {
        var found = loose(ids);
        var may = rights.of(caller, found);
        return found.stream()
                .filter(row -> may.getOrDefault(row.id(), Rights.NONE).read())
                .map(row -> row.id().toString())
                .collect(Collectors.toSet());
    }

    /** The same, with those that are not there. */
    public Set<String> documentsOrGone(Caller caller, Collection<String> ids) {
        var left = new HashSet<>(ids);
        var found = loose(ids);
        var may = rights.of(caller, found);
        found.stream()
                .filter(row -> !may.getOrDefault(row.id(), Rights.NONE).read())
                .forEach(row -> left.remove(row.id().toString()));
        return left;
    }

    private List<DocumentRow> loose(Collection<String> ids) {
        return documents.find(known(ids)).stream()
                .filter(row -> row.knowledgeId() == null)
                .toList();
    }

    private static List<UUID> known(Collection<String> ids) {
        return ids.stream().flatMap(id -> uuid(id).stream()).distinct().toList();
    }

    /** Of another spelling it is another id. */
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException otherWord) {
            return Optional.empty();
        }
    }
}
