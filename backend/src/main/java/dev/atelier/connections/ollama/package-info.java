/** Ollama's own protocol: NDJSON under {@code /api}. */
@NullMarked
package dev.atelier.connections.ollama;

import org.jspecify.annotations.NullMarked;
