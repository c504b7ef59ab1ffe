/** Texts as vectors: made in this process, or by a connection's embedding model. */
@NullMarked
package dev.atelier.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
