/** Reads documents in a process of its own, which may die of them. */
@NullMarked
package dev.atelier.knowledge.parsing;

import org.jspecify.annotations.NullMarked;
