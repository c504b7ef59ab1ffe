package dev.atelier.knowledge.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the candidates of both searches in one order: BM25 of their words, as the database counted it, BM25 of their trigrams among the
 * candidates themselves, and the cosine. The formula and its constants were measured: docs/decisions/0012-retrieval-in-postgres.md.
 */
final class Reranking {
    private static final double K1 = 0.9;
    private static final double B = 0.4;
    private static final double LEAST = 1e-9;

    /** Of two that are alike always the same one. */
    private static final Comparator<FoundPassage> BEST_FIRST = Comparator.comparingDouble(
                    (FoundPassage found) -> -found.scores().total())
            .thenComparing(FoundPassage::document)
            .thenComparingInt(FoundPassage::position);

    private final Trigrams question;

    Reranking(String question) {
        this.question = new Trigrams(question);
    }

    /** @param words BM25; @param cosine 0 without a vector */
    record Candidate(FoundPassage passage, double words, double cosine) {}

    /** The best first. */
    List<FoundPassage> ordered(List<Candidate> candidates) {
        var counts = candidates.stream()
                .map(candidate -> question.in(candidate.passage().searched()))
                .toList();
        var rarity = rarity(counts);
        var mean = counts.stream().mapToInt(Trigrams.Count::length).average().orElse(1);
        var trigrams =
                counts.stream().mapToDouble(count -> bm25(count, rarity, mean)).toArray();
        var mostTrigrams = IntStream.range(0, trigrams.length)
                .mapToDouble(i -> trigrams[i])
                .reduce(LEAST, Math::max);
        var mostWords = candidates.stream().mapToDouble(Candidate::words).reduce(LEAST, Math::max);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> {
                    var candidate = candidates.get(i);
                    var match = Math.max(candidate.cosine(), share(counts.get(i), rarity));
                    return candidate
                            .passage()
                            .scored(new Scores(
                                    candidate.words() / mostWords,
                                    trigrams[i] / mostTrigrams,
                                    candidate.cosine(),
                                    match));
                })
                .sorted(BEST_FIRST)
                .toList();
    }

    private double[] rarity(List<Trigrams.Count> counts) {
        var all = counts.size();
        return IntStream.range(0, question.size())
                .mapToDouble(group -> {
                    var having = counts.stream()
                            .filter(count -> count.of()[group] > 0)
                            .count();
                    return Math.log(1 + (all - having + 0.5) / (having + 0.5));
                })
                .toArray();
    }

    private static double bm25(Trigrams.Count count, double[] rarity, double mean) {
        var norm = K1 * (1 - B + B * count.length() / mean);
        var sum = 0.0;
        for (var group = 0; group < rarity.length; group++) {
            var often = count.of()[group];
            sum += often == 0 ? 0 : rarity[group] * often * (K1 + 1) / (often + norm);
        }
        return sum;
    }

    /** Of the question's groups, how much stands in the text. */
    private static double share(Trigrams.Count count, double[] rarity) {
        var found = 0.0;
        var all = LEAST;
        for (var group = 0; group < rarity.length; group++) {
            all += rarity[group];
            found += count.of()[group] > 0 ? rarity[group] : 0;
        }
        return found / all;
    }
}
