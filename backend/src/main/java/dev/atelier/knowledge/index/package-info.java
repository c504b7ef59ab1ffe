/** What makes passages findable: their words, counted per language, and their vectors. */
@NullMarked
package dev.atelier.knowledge.index;

import org.jspecify.annotations.NullMarked;
