/** The bytes of documents and what was read out of them, each kept once. */
@NullMarked
package dev.atelier.knowledge.content;

import org.jspecify.annotations.NullMarked;
