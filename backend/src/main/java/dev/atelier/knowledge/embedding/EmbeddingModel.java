package dev.atelier.knowledge.embedding;

import java.util.UUID;

/**
 * An embedding model of a connection.
 *
 * @param model as the catalogue calls it, with the connection's prefix
 */
public record EmbeddingModel(UUID connectionId, String model) {}
