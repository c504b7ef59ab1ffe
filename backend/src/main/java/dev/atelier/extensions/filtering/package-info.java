/** Filters: what changes a conversation on its way to a model, and an answer on its way back; the chain of them, and those built in. */
@NullMarked
package dev.atelier.extensions.filtering;

import org.jspecify.annotations.NullMarked;
