package dev.atelier.knowledge.index;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import org.jspecify.annotations.Nullable;

/**
 * How a document is made findable.
 *
 * @param chunkSize how many characters a passage may have
 * @param overlap how many of them may be those of the passage before
 * @param embedding null for the built-in model
 */
public record Settings(int chunkSize, int overlap, @Nullable EmbeddingModel embedding) {}
