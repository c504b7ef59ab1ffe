/** What is looked for in a text that is still being written: cards, addresses, keys, phrases, patterns of people's own. */
@NullMarked
package dev.atelier.extensions.filtering.shapes;

import org.jspecify.annotations.NullMarked;
