package dev.atelier.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts as vectors, in the order of the texts.
 *
 * @param promptTokens what they took, as the upstream counts; null where it does not say
 */
public record Embeddings(List<float[]> vectors, @Nullable Integer promptTokens) {
    public Embeddings {
        vectors = List.copyOf(vectors);
    }
}
