package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.Alone;
import dev.atelier.knowledge.index.EmbedderRows;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;

/** How long the whole search takes, questions embedded before: beside the bare index, and in one collection of many beside the same one alone. */
@Singleton
class SearchSpeed {
    private static final int OF_EACH = 200;
    private static final int ROUNDS = 3;

    private static final String TEN = "select passage_id from passage_vector where embedder = 1 "
            + "order by embedding::vector(384) <=> ?::vector::vector(384) limit 10";

    private final Search search;
    private final Embedders embedders;
    private final EmbedderRows kinds;
    private final Alone alone;

    SearchSpeed(Search search, Embedders embedders, EmbedderRows kinds, Alone alone) {
        this.search = search;
        this.embedders = embedders;
        this.kinds = kinds;
        this.alone = alone;
    }

    /** What is embedded for a question, with its words. */
    private record Asked(String question, float[] vector) {}

    private List<Asked> questions(List<QuestionSet> sets) {
        var all = new ArrayList<Asked>();
        for (var set : sets) {
            set.queries()
                    .subList(0, OF_EACH)
                    .forEach(query ->
                            all.add(new Asked(query.question(), embedders.ofQuestion(null, query.question()))));
        }
        Collections.shuffle(all, new Random(7));
        return all;
    }

    /**
     * In tables that hold this scope and nothing else, all ways through the same pool of connections, in turn. The bare index is asked as the
     * trial asked it, too: with the vector as text.
     */
    void besideTheIndex(int scope, List<QuestionSet> sets) throws SQLException {
        try (var pool = alone.with(scope, "")) {
            besideTheIndex(scope, questions(sets), new Statements(pool));
        }
    }

    private void besideTheIndex(int scope, List<Asked> questions, Statements there) {
        var own = search(there);
        IntConsumer text = i -> ten(there, Arrays.toString(questions.get(i).vector()));
        IntConsumer binary = i -> ten(there, questions.get(i).vector());
        IntConsumer whole = i -> find(own, scope, questions.get(i));
        List.of(text, binary, whole).forEach(each -> Times.of(8, questions.size(), each));
        for (var clients : new int[] {1, 8}) {
            var ratios = new double[2][ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var asText = Times.of(clients, questions.size(), text);
                var asBinary = Times.of(clients, questions.size(), binary);
                var ours = Times.of(clients, questions.size(), whole);
                ratios[0][round] = ours.median() / asText.median();
                ratios[1][round] = ours.median() / asBinary.median();
                RetrievalBench.say(
                        "%d clients: HNSW top 10, vector as text %s, binary %s; whole search %s: %.2f x, %.2f x"
                                .formatted(clients, asText, asBinary, ours, ratios[0][round], ratios[1][round]));
            }
            RetrievalBench.say("%d clients, the middle of %d: %.2f x as text, %.2f x binary"
                    .formatted(clients, ROUNDS, Times.median(ratios[0]), Times.median(ratios[1])));
        }
    }

    private Search search(Statements there) {
        return new Search(embedders, kinds, new Candidates(there), new UsedVectors(there));
    }

    private static void ten(Statements there, Object vector) {
        there.list(row -> row.getInt(1), TEN, vector);
    }

    /** One question after the other, here and there, which is first by turns. */
    void amongMany(int scope, List<QuestionSet> sets) throws SQLException {
        var questions = questions(sets);
        try (var pool = alone.with(scope, "")) {
            var searches = List.of(search, search(new Statements(pool)));
            for (var round = 0; round <= ROUNDS; round++) {
                var times = new double[2][questions.size()];
                for (var i = 0; i < questions.size(); i++) {
                    for (var turn = 0; turn < 2; turn++) {
                        var which = (i + turn) % 2;
                        times[which][i] = Times.once(n -> find(searches.get(which), scope, questions.get(n)), i);
                    }
                }
                if (round > 0) { // the first warms both
                    RetrievalBench.say("a collection of ten thousand %s; the same alone %s"
                            .formatted(together(times[0]), together(times[1])));
                }
            }
        }
    }

    private static Times together(double[] times) {
        return Times.of(times, Arrays.stream(times).sum() / 1e3);
    }

    private static void find(Search search, int scope, Asked asked) {
        var query = new SearchQuery(asked.question(), Map.of(scope, 0.0), 5);
        if (search.find(query, kind -> Optional.of(asked.vector())).isEmpty()) {
            throw new IllegalStateException("Nothing was found for " + asked.question());
        }
    }
}
