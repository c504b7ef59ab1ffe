package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Visibility;
import dev.atelier.knowledge.DocumentHolders;
import dev.atelier.knowledge.LooseDocuments;
import dev.atelier.platform.sql.Statements;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents that belong straight to models: who may see inside a model may see its documents. */
@ApplicationScoped
class HeldDocuments implements DocumentHolders {
    private static final String HOLDING = """
            select d.id, m.owner_id, m.kind, m.visibility, m.grants
            from unnest(?::uuid[]) d (id) join model m on m.document_ids @> array[d.id::text]""";

    private final Statements statements;
    private final LooseDocuments loose;

    HeldDocuments(Statements statements, LooseDocuments loose) {
        this.statements = statements;
        this.loose = loose;
    }

    /** A model that holds a document, as far as rights go. */
    private record Holder(UUID document, @Nullable UUID ownerId, Visibility visibility, List<String> grants)
            implements Access.Guarded {}

    @Override
    public Set<UUID> readable(Caller caller, Collection<UUID> documents) {
        return statements
                .list(
                        row -> new Holder(
                                row.getObject(1, UUID.class),
                                row.getString(3).equals("base") ? null : row.getObject(2, UUID.class),
                                Visibility.of(row.getString(4)),
                                row.getString(3).equals("base")
                                        ? List.of()
                                        : List.of((String[]) row.getArray(5).getArray())),
                        HOLDING,
                        (Object) documents.toArray(UUID[]::new))
                .stream()
                .filter(holder -> Access.rights(caller, holder).read())
                .map(Holder::document)
                .collect(Collectors.toSet());
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void sweep() {
        loose.keepFor(
                statements.list(
                        row -> row.getObject(1, UUID.class),
                        "select d.id from document d where knowledge_id is null and exists (select 1 from model where document_ids @> array[d.id::text])"));
    }
}
