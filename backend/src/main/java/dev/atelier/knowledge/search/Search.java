package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.EmbedderRows;
import dev.atelier.knowledge.index.VectorKind;
import dev.atelier.knowledge.search.Candidates.Near;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
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

    /** So many vectors are compared faster than the index is asked. */
    private static final long FEW = 2_000;

    /** What reading a vector through the index costs, against reading it in a row. */
    private static final long DEARER = 10;

    private static final long WANTED = 50;

    private final Embedders embedders;
    private final EmbedderRows embedderRows;
    private final Candidates candidates;
    private final Statements sql;
    private final Map<Integer, VectorKind> kinds = new ConcurrentHashMap<>();

    Search(Embedders embedders, EmbedderRows embedderRows, Candidates candidates, Statements sql) {
        this.embedders = embedders;
        this.embedderRows = embedderRows;
        this.candidates = candidates;
        this.sql = sql;
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
        return find(query, near(query, questions));
    }

    List<FoundPassage> find(SearchQuery query, List<Near> near) {
        return new Reranking(query.question())
                .ordered(candidates.of(query, near)).stream()
                        .filter(found ->
                                found.scores().match() >= query.scopes().getOrDefault(found.scope(), 0.0))
                        .limit(query.k())
                        .toList();
    }

    private List<Near> near(SearchQuery query, Function<VectorKind, Optional<float[]>> questions) {
        var near = new ArrayList<Near>();
        for (var used : used(query)) {
            kind(used.embedder())
                    .ifPresent(kind ->
                            questions.apply(kind).ifPresent(vector -> near.add(new Near(kind, vector, used.isFew()))));
        }
        return near;
    }

    /** How many vectors of one model the scopes have, and how many there are in all. */
    private record Used(int embedder, long mine, long all) {
        /** The index goes through the vectors of all scopes, nearest first, until it has met enough of these. */
        boolean isFew() {
            return mine <= FEW || mine * mine <= DEARER * WANTED * all;
        }
    }

    /** The scopes stand in a row of their own, so that the plan is kept, as with {@link Candidates}. */
    private List<Used> used(SearchQuery query) {
        return sql.list(row -> new Used(row.getInt(1), row.getLong(2), row.getLong(3)), """
                select embedder, sum(coalesce(passages, 0)),
                    (select reltuples::bigint from pg_class where oid = 'passage_vector'::regclass)
                from scope_embedder where scope = any((select ?::integer[])::integer[]) and passages is distinct from 0
                group by embedder order by embedder""", (Object) query.scopeIds());
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
