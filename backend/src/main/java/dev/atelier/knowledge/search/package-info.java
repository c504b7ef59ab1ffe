/** Finds the passages that answer a question. */
@NullMarked
package dev.atelier.knowledge.search;

import org.jspecify.annotations.NullMarked;
