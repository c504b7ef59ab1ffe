package dev.atelier.knowledge.ingestion;

/** There may be something else to do with documents than before. */
public record Changed() {}
