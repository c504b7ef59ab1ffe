/** What becomes of documents after they came: read, cut and embedded, as jobs that any server takes on. */
@NullMarked
package dev.atelier.knowledge.ingestion;

import org.jspecify.annotations.NullMarked;
