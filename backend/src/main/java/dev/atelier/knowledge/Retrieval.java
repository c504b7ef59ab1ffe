package dev.atelier.knowledge;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principals;
import dev.atelier.accounts.Rights;
import dev.atelier.knowledge.search.FoundPassage;
import dev.atelier.knowledge.search.Search;
import dev.atelier.knowledge.search.SearchQuery;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Passages for questions: of people who look what there is, and of models that answer from documents. Blocks. */
@ApplicationScoped
public class Retrieval {
    private final Grounds grounds;
    private final GroundRights rights;
    private final Principals principals;
    private final Search search;

    Retrieval(Grounds grounds, GroundRights rights, Principals principals, Search search) {
        this.grounds = grounds;
        this.rights = rights;
        this.principals = principals;
        this.search = search;
    }

    /** A document by its name. */
    public record DocumentName(
            UUID id, String name, @Nullable UUID knowledgeId) {}

    /** @param readable whether whoever asked may see the passage itself, and not only what a model makes of it */
    public record Retrieved(FoundPassage passage, DocumentName document, boolean readable) {}

    /** A collection or a document that a model names and that does not count, as its owner may not use it, or it is gone. */
    public record LeftOut(String kind, String id) {}

    /** @param passages the best first */
    public record Answer(List<Retrieved> passages, List<LeftOut> leftOut) {
        public Answer {
            passages = List.copyOf(passages);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** What somebody looks for by themselves. @param k null: as many as the collections give */
    public record Wish(
            List<String> knowledgeIds,
            List<String> documentIds,
            String question,
            @Nullable Integer k) {}

    /** Faults: {@link Fault.NotFound}, {@link Fault.Forbidden}: one reads all that is searched. */
    public List<Retrieved> query(Caller caller, Wish wish) {
        var found = grounds.of(wish.knowledgeIds(), wish.documentIds());
        var allowed = rights.of(caller, found);
        require(found, allowed, Ground.Kind.COLLECTION, wish.knowledgeIds());
        require(found, allowed, Ground.Kind.DOCUMENT, wish.documentIds());
        return named(caller, search(found, wish.question(), wish.k()));
    }

    private static void require(List<Ground> found, Map<UUID, Rights> allowed, Ground.Kind kind, List<String> ids) {
        for (var id : ids) {
            var theirs = found.stream()
                    .filter(ground ->
                            ground.kind() == kind && ground.id().toString().equalsIgnoreCase(id))
                    .findFirst()
                    .map(ground -> allowed.getOrDefault(ground.id(), Rights.NONE))
                    .filter(Rights::use)
                    .orElseThrow(() -> new Fault.NotFound(kind.word(), id).asException());
            if (!theirs.read()) {
                throw new Fault.Forbidden("You may use this collection, but not see what is inside.").asException();
            }
        }
    }

    /**
     * What a model answers from: that of its documents which its owner may use.
     *
     * @param caller who asks the model: that may be somebody who sees none of it
     */
    public Answer forModel(Caller caller, ModelDocuments documents, String question) {
        var found = grounds.of(documents.knowledgeIds(), documents.documentIds());
        var owner = documents.ownerId();
        var counting = owner == null ? found : usable(owner, found);
        var passages = named(caller, search(counting, question, null));
        return new Answer(passages, leftOut(documents, counting));
    }

    private List<Ground> usable(UUID owner, List<Ground> found) {
        return Optional.ofNullable(principals.people(List.of(owner)).get(owner))
                .map(person -> {
                    var theirs = rights.of(person, found);
                    return found.stream()
                            .filter(ground -> theirs.getOrDefault(ground.id(), Rights.NONE)
                                    .use())
                            .toList();
                })
                .orElse(List.of());
    }

    private static List<LeftOut> leftOut(ModelDocuments documents, List<Ground> counting) {
        var ids = counting.stream().map(ground -> ground.id().toString()).collect(Collectors.toSet());
        return Stream.concat(
                        documents.knowledgeIds().stream().map(id -> new LeftOut("collection", id)),
                        documents.documentIds().stream().map(id -> new LeftOut("document", id)))
                .filter(named -> !ids.contains(named.id()))
                .toList();
    }

    private List<FoundPassage> search(List<Ground> found, String question, @Nullable Integer k) {
        var scopes = new HashMap<Integer, Double>();
        found.forEach(ground -> scopes.put(ground.scope(), ground.threshold()));
        var most = found.stream().mapToInt(Ground::k).max().orElse(0);
        return search.find(new SearchQuery(question, scopes, k == null ? most : k));
    }

    private List<Retrieved> named(Caller caller, List<FoundPassage> passages) {
        var documents = grounds.documents(
                passages.stream().map(FoundPassage::document).distinct().toList());
        var readable = readable(caller, documents);
        var named = new ArrayList<Retrieved>();
        for (var passage : passages) {
            var document = documents.get(passage.document());
            if (document != null) { // else it was deleted this moment
                named.add(new Retrieved(passage, name(document), readable.containsKey(document.id())));
            }
        }
        return named;
    }

    /** Of these documents, those that the caller may see, by their ids; in two queries at most. */
    public Map<UUID, DocumentName> readable(Caller caller, Collection<UUID> ids) {
        return readable(caller, grounds.documents(ids));
    }

    private Map<UUID, DocumentName> readable(Caller caller, Map<UUID, Grounds.Named> documents) {
        var allowed = rights.of(
                caller, documents.values().stream().map(Grounds.Named::ground).toList());
        return documents.values().stream()
                .filter(document -> allowed.getOrDefault(document.ground().id(), Rights.NONE)
                        .read())
                .collect(Collectors.toMap(Grounds.Named::id, Retrieval::name));
    }

    private static DocumentName name(Grounds.Named document) {
        return new DocumentName(
                document.id(), document.name(), document.knowledgeId().orElse(null));
    }
}
