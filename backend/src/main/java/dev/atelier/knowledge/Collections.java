package dev.atelier.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.SharingRules;
import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.knowledge.ingestion.Orders;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import dev.atelier.platform.json.MergePatch;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collections of documents. Every method asks first whether the caller may; what a caller may not even use does not exist for them. */
@ApplicationScoped
public class Collections {
    private static final String KIND = "collection";

    private final KnowledgeRepository collections;
    private final CollectionRows rows;
    private final CollectionViews views;
    private final SharingRules sharing;
    private final EmbeddingModels embedding;
    private final Orders orders;
    private final Audit audit;

    Collections(
            KnowledgeRepository collections,
            CollectionRows rows,
            CollectionViews views,
            SharingRules sharing,
            EmbeddingModels embedding,
            Orders orders,
            Audit audit) {
        this.collections = collections;
        this.rows = rows;
        this.views = views;
        this.sharing = sharing;
        this.embedding = embedding;
        this.orders = orders;
        this.audit = audit;
    }

    /** A collection with the tag of the caller's view of it. */
    public record Tagged(KnowledgeView collection, Etag etag) {}

    /** Those that the caller may use and that match, one page. */
    public Page<KnowledgeView> list(Caller caller, CollectionQuery query) {
        var matching = query.matching(caller);
        var found = rows.page(query.page(matching), query.sort());
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? query.sort().cursorAfter(shown.getLast().collection()).text()
                : null;
        return new Page<>(views.of(caller, shown), next, rows.count(matching));
    }

    public Tagged read(Caller caller, UUID id) {
        var found = rows.one(id)
                .filter(row -> Access.rights(caller, row.collection()).use())
                .orElseThrow(() -> missing(id));
        return views.tagged(caller, found);
    }

    @Transactional
    public Tagged create(Caller caller, KnowledgeContent content) {
        refuse(content, List.of(), null);
        var collection = new KnowledgeEntity();
        collection.settings(KnowledgeSettings.DEFAULT);
        collection.fill(content);
        collection.ownerId = caller.id();
        collection.createdAt = Now.instant();
        collection.updatedAt = collection.createdAt;
        collections.persistAndFlush(collection);
        audit.note(caller, "knowledge.create", collection.id.toString());
        return shown(caller, collection.id);
    }

    /** @param patch a JSON Merge Patch (RFC 7396) over what {@link #read} gives the owner */
    @Transactional
    public Tagged patch(Caller caller, UUID id, JsonNode patch, Precondition precondition) {
        var collection = writable(caller, id, precondition);
        var before = views.whole(collection);
        var content = patched(before, patch);
        refuse(content, collection.grants, collection.embedding());
        var settings = collection.settings();
        var shares = content.access() != null && !content.access().isAs(collection);
        if (shares && !Access.mayShare(caller, collection)) {
            throw new Fault.Forbidden("Only its owner and administrators change who may use a collection.")
                    .asException();
        }
        collection.fill(content);
        collection.updatedAt = Now.instant();
        collections.flush();
        if (shares) {
            audit.note(
                    caller,
                    "knowledge.access",
                    id + " " + collection.visibility.word() + " " + String.join(" ", collection.grants));
        }
        if (!collection.cuts(settings)) {
            orders.renew(id);
        }
        return shown(caller, id);
    }

    @Transactional
    public void delete(Caller caller, UUID id, Precondition precondition) {
        var collection = writable(caller, id, precondition);
        collections.delete(collection);
        collections.flush();
        audit.note(caller, "knowledge.delete", id + " " + collection.name);
    }

    /** What one may not use is not there; what one may not read is forbidden. */
    public KnowledgeEntity readable(Caller caller, UUID id) {
        var collection = usable(caller, id);
        if (!Access.rights(caller, collection).read()) {
            throw new Fault.Forbidden("You may use this collection, but not see what is inside.").asException();
        }
        return collection;
    }

    KnowledgeEntity changeable(Caller caller, UUID id) {
        var collection = usable(caller, id);
        if (!Access.rights(caller, collection).write()) {
            throw new Fault.Forbidden("You may use this collection, but not change it.").asException();
        }
        return collection;
    }

    KnowledgeEntity usable(Caller caller, UUID id) {
        return rows.plain(List.of(id)).stream()
                .filter(found -> Access.rights(caller, found).use())
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private KnowledgeEntity writable(Caller caller, UUID id, Precondition precondition) {
        var collection = collections
                .findByIdOptional(id)
                .filter(found -> Access.rights(caller, found).use())
                .orElseThrow(() -> missing(id));
        if (!Access.rights(caller, collection).write()) {
            throw new Fault.Forbidden("You may use this collection, but not change it.").asException();
        }
        if (!precondition.holds(views.etag(caller, collection))) {
            throw new Fault.Stale(KIND, id.toString()).asException();
        }
        return collection;
    }

    private Tagged shown(Caller caller, UUID id) {
        return views.tagged(caller, rows.one(id).orElseThrow(() -> missing(id)));
    }

    private void refuse(KnowledgeContent content, List<String> granted, @Nullable EmbeddingModel stands) {
        var errors = new ArrayList<>(content.check());
        if (errors.isEmpty()) {
            errors.addAll(sharing.known(content.access(), granted));
            var settings = content.settings();
            embedding
                    .wrong(settings == null ? null : settings.embeddingModel(), stands)
                    .ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }

    private static KnowledgeContent patched(KnowledgeContent before, JsonNode patch) {
        if (!patch.isObject()) {
            throw new Fault.Invalid("", "a merge patch is a JSON object").asException();
        }
        try {
            return Json.mapper()
                    .treeToValue(MergePatch.apply(Json.mapper().valueToTree(before), patch), KnowledgeContent.class);
        } catch (JsonProcessingException cause) {
            throw JsonFaults.of(cause).asException();
        }
    }

    private static RuntimeException missing(UUID id) {
        return new Fault.NotFound(KIND, id.toString()).asException();
    }

    /** Of these, those that the caller may use. */
    public List<UUID> usable(Caller caller, Stream<UUID> ids) {
        return rows.plain(ids.toList()).stream()
                .filter(found -> Access.rights(caller, found).use())
                .map(found -> found.id)
                .toList();
    }
}
