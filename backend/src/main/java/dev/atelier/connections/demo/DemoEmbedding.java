package dev.atelier.connections.demo;

import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vectors without any AI: texts that share words are near one another, and the same text always has the same vector. */
final class DemoEmbedding {
    private static final int DIMENSIONS = 64;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private DemoEmbedding() {}

    static Embeddings of(EmbeddingRequest request) {
        var dimensions = request.dimensions() == null ? DIMENSIONS : request.dimensions();
        var vectors =
                request.texts().stream().map(text -> vector(text, dimensions)).toList();
        var words = request.texts().stream()
                .mapToInt(text -> (int) WORD.matcher(text).results().count())
                .sum();
        return new Embeddings(vectors, words);
    }

    /** Each word adds one to the place that its hash names; the whole has the length 1. */
    private static float[] vector(String text, int dimensions) {
        var vector = new float[dimensions];
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> vector[Math.floorMod(word.group().hashCode(), dimensions)]++);
        var length = 0d;
        for (var number : vector) {
            length += number * number;
        }
        if (length == 0) {
            vector[0] = 1;
            return vector;
        }
        var scale = (float) (1 / Math.sqrt(length));
        for (var i = 0; i < dimensions; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
