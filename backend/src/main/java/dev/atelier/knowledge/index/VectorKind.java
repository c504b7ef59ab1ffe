package dev.atelier.knowledge.index;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that can be compared with each other.
 *
 * @param id the embedder's
 * @param model null for the built-in one
 */
public record VectorKind(int id, @Nullable EmbeddingModel model, int dimensions) {
    /** More than pgvector's HNSW takes: such vectors are compared one by one. */
    private static final int MOST_INDEXED = 4_000;

    /** What it takes in full precision. */
    private static final int MOST_WHOLE = 2_000;

    /** A value in SQL as the index compares it; empty where there is no index. */
    public Optional<String> indexed(String value) {
        return dimensions <= MOST_INDEXED ? Optional.of("(" + value + ")::" + type()) : Optional.empty();
    }

    private String type() {
        return (dimensions <= MOST_WHOLE ? "vector(" : "halfvec(") + dimensions + ")";
    }

    String operators() {
        return dimensions <= MOST_WHOLE ? "vector_cosine_ops" : "halfvec_cosine_ops";
    }
}
