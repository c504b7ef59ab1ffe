package dev.atelier.knowledge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What retrieval is held against: BM25 over one set alone, its language known; words cut to six letters, Korean by pairs of letters. */
final class PlainBm25 {
    private final boolean korean;
    private final List<Map<String, Integer>> passages = new ArrayList<>();
    private final Map<String, Integer> having = new HashMap<>();
    private double mean;

    PlainBm25(List<String> texts, boolean korean) {
        this.korean = korean;
        for (var text : texts) {
            var counts = new HashMap<String, Integer>();
            terms(text).forEach(term -> counts.merge(term, 1, Integer::sum));
            counts.keySet().forEach(term -> having.merge(term, 1, Integer::sum));
            passages.add(counts);
            mean += length(counts) / (double) texts.size();
        }
    }

    private static int length(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<String> terms(String text) {
        var terms = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!korean || word.length() == 1) {
                terms.add(word.substring(0, Math.min(6, word.length())));
            } else {
                IntStream.range(0, Math.max(0, word.length() - 1)).forEach(i -> terms.add(word.substring(i, i + 2)));
            }
        }
        return terms;
    }

    /** The numbers of the ten best, the best first. */
    List<Integer> best(String question) {
        var asked = new HashSet<>(terms(question));
        var scores =
                passages.stream().mapToDouble(passage -> score(passage, asked)).toArray();
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .limit(10)
                .toList();
    }

    private double score(Map<String, Integer> passage, HashSet<String> asked) {
        var norm = 1.2 * (0.25 + 0.75 * length(passage) / mean);
        return asked.stream()
                .filter(passage::containsKey)
                .mapToDouble(term -> {
                    int df = having.getOrDefault(term, 0);
                    int tf = passage.getOrDefault(term, 0);
                    return Math.log(1 + (passages.size() - df + 0.5) / (df + 0.5)) * tf * 2.2 / (tf + norm);
                })
                .sum();
    }
}
