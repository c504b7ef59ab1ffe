package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a caller may do with documents: what they may with its collection; with one that belongs straight to models, see {@link DocumentHolders}. */
@Singleton
class DocumentRights {
    private final CollectionRows collections;
    private final Instance<DocumentHolders> holders;

    DocumentRights(CollectionRows collections, Instance<DocumentHolders> holders) {
        this.collections = collections;
        this.holders = holders;
    }

    Rights of(Caller caller, DocumentRow document) {
        return of(caller, List.of(document)).getOrDefault(document.id(), Rights.NONE);
    }

    /** By document, in two queries at most. */
    Map<UUID, Rights> of(Caller caller, List<DocumentRow> documents) {
        var ids = documents.stream()
                .map(DocumentRow::knowledgeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var byCollection = ids.isEmpty()
                ? Map.<UUID, KnowledgeEntity>of()
                : collections.plain(ids).stream().collect(Collectors.toMap(found -> found.id, Function.identity()));
        var rights = new HashMap<UUID, Rights>();
        for (var document : documents) {
            if (document.knowledgeId() == null) {
                rights.put(document.id(), mayAll(caller, document) ? Rights.ALL : Rights.NONE);
            } else {
                var collection = byCollection.get(document.knowledgeId());
                rights.put(document.id(), collection == null ? Rights.NONE : Access.rights(caller, collection));
            }
        }
        held(caller, documents, rights);
        return rights;
    }

    private void held(Caller caller, List<DocumentRow> documents, Map<UUID, Rights> rights) {
        var open = documents.stream()
                .filter(document -> document.knowledgeId() == null && !mayAll(caller, document))
                .map(DocumentRow::id)
                .toList();
        if (!open.isEmpty()) {
            for (var holder : holders) {
                holder.readable(caller, open).forEach(id -> rights.put(id, Rights.READ));
            }
        }
    }

    private static boolean mayAll(Caller caller, DocumentRow document) {
        return caller.isAdmin() || caller.id().equals(document.ownerId());
    }
}
