package dev.atelier.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are to become vectors.
 *
 * @param model the upstream's own name; {@link Source#embed} fills it in
 * @param dimensions how long the vectors shall be, for models that can shorten them
 */
public record EmbeddingRequest(
        String model, List<String> texts, @Nullable Integer dimensions) {
    public EmbeddingRequest {
        texts = List.copyOf(texts);
    }

    public EmbeddingRequest(List<String> texts, @Nullable Integer dimensions) {
        this("", texts, dimensions);
    }

    public EmbeddingRequest to(String name) {
        return new EmbeddingRequest(name, texts, dimensions);
    }
}
