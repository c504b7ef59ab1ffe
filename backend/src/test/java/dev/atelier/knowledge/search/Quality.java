package dev.atelier.knowledge.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often the right passage is found: by the search, by its words alone, and by plain BM25 over one set alone. */
@Singleton
class Quality {
    private final Search search;
    private final Candidates candidates;

    Quality(Search search, Candidates candidates) {
        this.search = search;
        this.candidates = candidates;
    }

    /** Where the right passage stands among the ten best of each question; 0 where it does not. */
    record Ranks(List<Integer> ranks) {
        static int of(List<String> relevant, List<String> found) {
            return 1
                    + java.util.stream.IntStream.range(0, found.size())
                            .filter(i -> relevant.contains(found.get(i)))
                            .findFirst()
                            .orElse(-1);
        }

        @Override
        public String toString() {
            var reciprocal = ranks.stream()
                    .mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank)
                    .average()
                    .orElse(0);
            return "%.3f %.3f %.3f".formatted(recall(1), recall(5), reciprocal);
        }

        private double recall(int k) {
            return ranks.stream().filter(rank -> rank > 0 && rank <= k).count() / (double) ranks.size();
        }
    }

    void tell(Library.Corpus corpus, List<QuestionSet> sets) {
        RetrievalBench.say("R@1 R@5 MRR@10 of the search; of its words alone; of plain BM25 over the set alone");
        sets.forEach(set -> tell(corpus, set));
    }

    private void tell(Library.Corpus corpus, QuestionSet set) {
        var plain = new PlainBm25(
                set.passages().stream().map(QuestionSet.Text::text).toList(),
                set.language().equals("ko"));
        var ours = new ArrayList<Integer>();
        var words = new ArrayList<Integer>();
        var bm25 = new ArrayList<Integer>();
        for (var query : set.queries()) {
            var asked = new SearchQuery(query.question(), Map.of(corpus.scope(), 0.0), 10);
            ours.add(Ranks.of(query.relevant(), names(corpus, search.find(asked))));
            words.add(Ranks.of(query.relevant(), names(corpus, byWords(asked))));
            var best = plain.best(query.question()).stream()
                    .map(i -> set.passages().get(i).id())
                    .toList();
            bm25.add(Ranks.of(query.relevant(), best));
        }
        RetrievalBench.say(
                "%s: %s; %s; %s".formatted(set.language(), new Ranks(ours), new Ranks(words), new Ranks(bm25)));
    }

    private List<FoundPassage> byWords(SearchQuery asked) {
        return candidates.of(asked, List.of()).candidates().stream()
                .sorted((one, other) -> Double.compare(other.words(), one.words()))
                .limit(10)
                .map(Reranking.Candidate::passage)
                .toList();
    }

    private static List<String> names(Library.Corpus corpus, List<FoundPassage> found) {
        return found.stream()
                .map(each -> corpus.passages().get(each.document()))
                .toList();
    }
}
