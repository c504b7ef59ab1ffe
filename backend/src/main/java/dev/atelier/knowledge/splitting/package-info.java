/** Cuts a document's text into passages. */
@NullMarked
package dev.atelier.knowledge.splitting;

import org.jspecify.annotations.NullMarked;
