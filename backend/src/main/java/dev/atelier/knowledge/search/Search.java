package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.EmbedderRows;
import dev.atelier.knowledge.index.VectorKind;
import dev.atelier.knowledge.search.Candidates.Near;
import dev.atelier.platform.error.FaultException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Finds passages by their words and by their meaning, within the scopes that it is given: whoever calls has asked for the rights. */
@Singleton
public class Search {
    private static final Logger LOG = Logger.getLogger(Search.class);

    private final Embedders embedders;
    private final EmbedderRows embedderRows;
    private final Candidates candidates;
    private final UsedVectors used;
    private final Map<Integer, VectorKind> kinds = new ConcurrentHashMap<>();

    Search(Embedders embedders, EmbedderRows embedderRows, Candidates candidates, UsedVectors used) {
        this.embedders = embedders;
        this.embedderRows = embedderRows;
        this.candidates = candidates;
        this.used = used;
    }

    /** Blocks. The best first; where an embedding model does not answer, what words alone find. */
    public List<FoundPassage> find(SearchQuery query) {
        if (query.scopes().isEmpty() || query.question().isBlank()) {
            return List.of();
        }
        return find(query, kind -> question(kind, query.question()));
    }

    /** @param questions the question as the models embed it; nothing where one does not answer */
    List<FoundPassage> find(SearchQuery query, Function<VectorKind, Optional<float[]>> questions) {
        var last = used.last(query.scopeIds());
        if (last != null) {
            var found = candidates.of(query, near(last, questions));
            if (last.equals(found.used())) {
                return ordered(query, found);
            }
        }
        return find(query, near(used.now(query.scopeIds()), questions));
    }

    List<FoundPassage> find(SearchQuery query, List<Near> near) {
        return ordered(query, candidates.of(query, near));
    }

    /** What stands in several documents is given from the first of them. */
    private static List<FoundPassage> ordered(SearchQuery query, Candidates.Found found) {
        var given = new HashSet<String>();
        return new Reranking(query.question())
                .ordered(found.candidates()).stream()
                        .filter(passage ->
                                passage.scores().match() >= query.scopes().getOrDefault(passage.scope(), 0.0))
                        .filter(passage -> given.add(passage.searched()))
                        .limit(query.k())
                        .toList();
    }

    private List<Near> near(String used, Function<VectorKind, Optional<float[]>> questions) {
        var near = new ArrayList<Near>();
        for (var vectors : UsedVectors.Used.of(used)) {
            kind(vectors.embedder())
                    .ifPresent(kind ->
                            questions.apply(kind).ifPresent(vector -> near.add(new Near(kind, vector, vectors.few()))));
        }
        return near;
    }

    private Optional<VectorKind> kind(int embedder) {
        if (!kinds.containsKey(embedder)) {
            embedderRows.all().forEach(kind -> kinds.put(kind.id(), kind));
        }
        return Optional.ofNullable(kinds.get(embedder));
    }

    private Optional<float[]> question(VectorKind kind, String question) {
        try {
            var vector = embedders.ofQuestion(kind.model(), question);
            return vector.length == kind.dimensions() ? Optional.of(vector) : Optional.empty();
        } catch (FaultException cause) {
            LOG.warnf("A question is looked for by its words alone: %s", cause.fault());
            return Optional.empty();
        }
    }
}
