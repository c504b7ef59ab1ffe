package dev.atelier.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.EmbedderRows;
import dev.atelier.knowledge.index.Replicas;
import dev.atelier.knowledge.index.Settings;
import dev.atelier.knowledge.search.Candidates.Near;
import dev.atelier.platform.sql.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** {@code make bench-retrieval}: no test of the suite, since it reads a corpus that is not in it, and takes many minutes. */
@QuarkusTest
class RetrievalBench {
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CORPUS", "."));
    private static final boolean SPEED = "true".equals(System.getenv("SPEED"));
    private static final Settings WHOLE = new Settings(1_000_000, 0, null);
    private static final int REPLICAS = 50_000;
    private static final int COLLECTIONS = 10_000;

    @Inject
    Shelf shelf;

    @Inject
    Search search;

    @Inject
    Candidates candidates;

    @Inject
    Embedders embedders;

    @Inject
    EmbedderRows kinds;

    @Inject
    Replicas replicas;

    @Inject
    DataSource database;

    private final Map<UUID, String> passageOf = new HashMap<>();

    /** Where the right passage stands among the ten best of each question; 0 where it does not. */
    private record Figures(List<Integer> ranks) {
        @Override
        public String toString() {
            return "%.3f %.3f %.3f"
                    .formatted(
                            recall(1),
                            recall(5),
                            ranks.stream()
                                    .mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank)
                                    .average()
                                    .orElse(0));
        }

        private double recall(int k) {
            return ranks.stream().filter(rank -> rank > 0 && rank <= k).count() / (double) ranks.size();
        }
    }

    @Test
    void figures() throws Exception {
        var scope = shelf.scope();
        var sets = QuestionSet.ALL.stream()
                .map(name -> QuestionSet.of(CORPUS, name))
                .toList();
        ingest(scope, sets);
        shelf.count();
        say("set: R@1 R@5 MRR@10 of the search; of its words alone; of plain BM25 over the set alone");
        sets.forEach(set -> quality(scope, set));
        say("HNSW recall@10 against exact: %.3f".formatted(recallOfTheIndex(sets)));
        if (SPEED) {
            speed(scope, sets);
        }
    }

    private void ingest(int scope, List<QuestionSet> sets) {
        for (var set : sets) {
            for (var passage : set.passages()) {
                passageOf.put(shelf.add(scope, WHOLE, passage.title(), passage.text()), passage.id());
            }
        }
        assertThat(passageOf).isNotEmpty();
    }

    private void quality(int scope, QuestionSet set) {
        var plain = new PlainBm25(
                set.passages().stream().map(QuestionSet.Text::text).toList(),
                set.language().equals("ko"));
        var ours = new ArrayList<Integer>();
        var words = new ArrayList<Integer>();
        var bm25 = new ArrayList<Integer>();
        for (var query : set.queries()) {
            var asked = new SearchQuery(query.question(), Map.of(scope, 0.0), 10);
            ours.add(rank(
                    query,
                    search.find(asked).stream()
                            .map(found -> passageOf.get(found.document()))
                            .toList()));
            words.add(rank(
                    query,
                    candidates.of(asked, List.of()).stream()
                            .sorted((one, other) -> Double.compare(other.words(), one.words()))
                            .map(found -> passageOf.get(found.passage().document()))
                            .limit(10)
                            .toList()));
            bm25.add(rank(
                    query,
                    plain.best(query.question()).stream()
                            .map(i -> set.passages().get(i).id())
                            .toList()));
        }
        say("%s: %s; %s; %s".formatted(set.language(), new Figures(ours), new Figures(words), new Figures(bm25)));
    }

    private static int rank(QuestionSet.Query query, List<String> found) {
        for (var i = 0; i < found.size(); i++) {
            if (query.relevant().contains(found.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private double recallOfTheIndex(List<QuestionSet> sets) throws Exception {
        var found = 0;
        var all = 0;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off; set enable_sort = off");
            for (var set : sets) {
                for (var query : set.queries().subList(0, 100)) {
                    var vector = Arrays.toString(embedders.ofQuestion(null, query.question()));
                    var byIndex = ids(connection, TOP_BY_INDEX, vector);
                    var exact = ids(
                            connection,
                            "select passage_id from passage_vector order by embedding <=> ?::vector limit 10",
                            vector);
                    byIndex.retainAll(exact);
                    found += byIndex.size();
                    all += exact.size();
                }
            }
            statement.execute("reset enable_seqscan; reset enable_sort");
        }
        return found / (double) all;
    }

    private static final String TOP_BY_INDEX = "select passage_id from passage_vector where embedder = 1 "
            + "order by embedding::vector(384) <=> ?::vector::vector(384) limit 10";

    private static HashSet<Integer> ids(java.sql.Connection connection, String sql, String vector) throws Exception {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, vector);
            var ids = new HashSet<Integer>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
            return ids;
        }
    }

    private void speed(int original, List<QuestionSet> sets) {
        rates();
        var questions = questions(sets);
        alone(original, questions, "a collection alone");
        var large = shelf.scope();
        say("loading %d passages".formatted(REPLICAS));
        var begun = System.nanoTime();
        replicas.add(original, List.of(large), List.of(shelf.row(large)), REPLICAS);
        say("loaded at %.0f passages a second".formatted(REPLICAS / ((System.nanoTime() - begun) / 1e9)));
        settle();
        for (var round = 0; round < 2; round++) {
            for (var clients : new int[] {1, 8}) {
                compare(large, questions, clients);
            }
        }
        say("loading %d collections".formatted(COLLECTIONS));
        var scopes =
                IntStream.range(0, COLLECTIONS).mapToObj(i -> shelf.scope()).toList();
        replicas.add(original, scopes, scopes.stream().map(shelf::row).toList(), 2);
        settle();
        alone(original, questions, "the same among ten thousand");
    }

    private void settle() {
        shelf.count();
        new Statements(database).run("vacuum analyze");
    }

    /** What is embedded for a question, with its words. */
    private record Asked(String question, float[] vector) {}

    private List<Asked> questions(List<QuestionSet> sets) {
        var all = new ArrayList<Asked>();
        for (var set : sets) {
            set.queries()
                    .subList(0, 200)
                    .forEach(query ->
                            all.add(new Asked(query.question(), embedders.ofQuestion(null, query.question()))));
        }
        java.util.Collections.shuffle(all, new Random(7));
        return all;
    }

    private void compare(int scope, List<Asked> questions, int clients) {
        var kind = kinds.all().getFirst();
        var sql = new Statements(database);
        var raw = timed(
                clients,
                questions.size(),
                i -> sql.list(
                        row -> row.getInt(1),
                        TOP_BY_INDEX,
                        Arrays.toString(questions.get(i).vector())));
        var whole = timed(
                clients,
                questions.size(),
                i -> find(
                        scope, questions.get(i), new Near(kind, questions.get(i).vector(), false)));
        say("%d clients: HNSW top 10 %s; whole search %s; %.2f x"
                .formatted(clients, raw, whole, whole.median() / raw.median()));
    }

    private void alone(int scope, List<Asked> questions, String what) {
        var kind = kinds.all().getFirst();
        for (var round = 0; round < 2; round++) {
            say(what + ": "
                    + timed(
                            1,
                            questions.size(),
                            i -> find(
                                    scope,
                                    questions.get(i),
                                    new Near(kind, questions.get(i).vector(), true))));
        }
    }

    private void find(int scope, Asked asked, Near near) {
        assertThat(search.find(new SearchQuery(asked.question(), Map.of(scope, 0.0), 5), List.of(near)))
                .isNotEmpty();
    }

    private record Times(double median, double p99, double perSecond) {
        @Override
        public String toString() {
            return "%.2f / %.2f ms, %.0f/s".formatted(median, p99, perSecond);
        }
    }

    private static Times timed(int clients, int count, IntConsumer work) {
        var times = new double[count];
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var client = 0; client < clients; client++) {
                threads.submit(() -> {
                    for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        var at = System.nanoTime();
                        work.accept(i);
                        times[i] = (System.nanoTime() - at) / 1e6;
                    }
                    return null;
                });
            }
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(times);
        return new Times(times[count / 2], times[count * 99 / 100], count / seconds);
    }

    /** Fresh texts of a thousand characters: embedded alone, and made findable. */
    private void rates() {
        var texts = IntStream.range(0, 512).mapToObj(RetrievalBench::text).toList();
        embedders.ofPassages(null, texts.subList(0, 32));
        for (var round = 0; round < 2; round++) {
            var begun = System.nanoTime();
            for (var from = 0; from < texts.size(); from += Embedders.BATCH) {
                embedders.ofPassages(null, texts.subList(from, from + Embedders.BATCH));
            }
            var bare = texts.size() / ((System.nanoTime() - begun) / 1e9);
            begun = System.nanoTime();
            var mark = "Round " + round + " " + UUID.randomUUID() + " ";
            shelf.add(
                    shelf.scope(),
                    new Settings(1_000, 0, null),
                    texts.stream()
                            .map(text -> (mark + text).substring(0, text.length()))
                            .toArray(String[]::new));
            var ingested = texts.size() / ((System.nanoTime() - begun) / 1e9);
            say("embedded %.1f/s, ingested %.1f/s: %.2f x".formatted(bare, ingested, ingested / bare));
        }
    }

    private static String text(int seed) {
        var chance = new Random(seed);
        var words =
                "the keeper of light counts ships at night while rain falls upon harbour stones and oil burns low in autumn"
                        .split(" ");
        var text = new StringBuilder();
        while (text.length() < 990) {
            text.append(words[chance.nextInt(words.length)]).append(chance.nextInt(9) == 0 ? seed + ". " : " ");
        }
        return text.toString().strip();
    }

    private static void say(String line) {
        System.out.println("bench " + line);
    }
}
