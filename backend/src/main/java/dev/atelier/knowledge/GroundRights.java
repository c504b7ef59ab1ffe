package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody may do with what is searched: a document that belongs to models may be read by whoever may see inside one of them. */
@Singleton
class GroundRights {
    private final Instance<DocumentHolders> holders;

    GroundRights(Instance<DocumentHolders> holders) {
        this.holders = holders;
    }

    /** By the ids of the grounds. */
    Map<UUID, Rights> of(Caller caller, Collection<Ground> grounds) {
        var rights = new HashMap<UUID, Rights>();
        grounds.forEach(ground -> rights.put(ground.id(), Access.rights(caller, ground)));
        var open = grounds.stream()
                .filter(ground -> ground.kind() == Ground.Kind.DOCUMENT
                        && !Access.rights(caller, ground).read())
                .map(Ground::id)
                .distinct()
                .toList();
        held(caller, open).forEach(id -> rights.put(id, Rights.READ));
        return rights;
    }

    private List<UUID> held(Caller caller, List<UUID> documents) {
        return documents.isEmpty()
                ? List.of()
                : holders.stream()
                        .flatMap(holder -> holder.readable(caller, documents).stream())
                        .toList();
    }
}
