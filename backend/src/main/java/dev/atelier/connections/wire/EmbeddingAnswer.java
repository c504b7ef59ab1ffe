package dev.atelier.connections.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Embeddings;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads vectors out of an upstream's answer. */
public final class EmbeddingAnswer {
    private EmbeddingAnswer() {}

    /** @param vectors lists of numbers, in the order of the texts */
    public static Embeddings of(UpstreamHttp http, List<JsonNode> vectors, int texts, JsonNode promptTokens) {
        if (vectors.size() != texts || vectors.stream().anyMatch(vector -> !isVector(vector))) {
            throw http.invalid("it answered something else than one vector for each text: does the model embed?");
        }
        return new Embeddings(vectors.stream().map(EmbeddingAnswer::numbers).toList(), count(promptTokens));
    }

    private static boolean isVector(JsonNode vector) {
        return vector.isArray()
                && !vector.isEmpty()
                && StreamSupport.stream(vector.spliterator(), false).allMatch(JsonNode::isNumber);
    }

    private static float[] numbers(JsonNode vector) {
        var numbers = new float[vector.size()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = vector.get(i).floatValue();
        }
        return numbers;
    }

    private static @Nullable Integer count(JsonNode tokens) {
        return tokens.isInt() ? tokens.intValue() : null;
    }
}
