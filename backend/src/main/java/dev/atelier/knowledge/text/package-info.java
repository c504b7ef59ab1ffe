/** What was read out of a document: its text, as blocks in the order in which people read them. */
@NullMarked
package dev.atelier.knowledge.text;

import org.jspecify.annotations.NullMarked;
