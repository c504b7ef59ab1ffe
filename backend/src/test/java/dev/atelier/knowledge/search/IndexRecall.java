package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.Alone;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** How many of the ten nearest vectors the index finds, among the real ones alone. */
@Singleton
class IndexRecall {
    private static final int OF_EACH = 200;

    /** What is as near as the tenth is one of the ten, though it may not be the same. */
    private static final double AS_NEAR = 1e-7;

    private static final String BY_INDEX = """
            select embedding <=> ?::vector from (select embedding from passage_vector where embedder = 1
            order by embedding::vector(384) <=> ?::vector::vector(384) limit 10) ten""";

    private static final String EXACTLY =
            "select embedding <=> ?::vector from passage_vector where embedder + 0 = 1 order by 1 limit 10";

    /** So few vectors are compared as fast. */
    private static final String USED = "set enable_seqscan = off; set enable_sort = off";

    private final Embedders embedders;
    private final Alone alone;

    IndexRecall(Embedders embedders, Alone alone) {
        this.embedders = embedders;
        this.alone = alone;
    }

    void tell(Library.Corpus corpus, List<QuestionSet> sets) throws SQLException {
        try (var pool = alone.with(corpus.scope(), USED)) {
            var sql = new Statements(pool);
            var sum = 0.0;
            for (var set : sets) {
                var recall = set.queries().subList(0, OF_EACH).stream()
                        .mapToDouble(query -> recall(sql, embedders.ofQuestion(null, query.question())))
                        .average()
                        .orElseThrow();
                RetrievalBench.say("HNSW recall@10 against exact, %s: %.3f".formatted(set.language(), recall));
                sum += recall;
            }
            RetrievalBench.say("HNSW recall@10 against exact, ef_search %s, all: %.3f"
                    .formatted(
                            sql.list(row -> row.getString(1), "show hnsw.ef_search")
                                    .getFirst(),
                            sum / sets.size()));
        }
    }

    private static double recall(Statements sql, float[] question) {
        var found = sql.list(row -> row.getDouble(1), BY_INDEX, question, question);
        var tenth =
                sql.list(row -> row.getDouble(1), EXACTLY, (Object) question).getLast();
        return found.stream().filter(distance -> distance <= tenth + AS_NEAR).count() / 10.0;
    }
}
