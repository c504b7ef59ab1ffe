/** What changes the traffic of a model on its way in, while it streams, and as it is kept. */
@NullMarked
package dev.atelier.extensions.filtering;

import org.jspecify.annotations.NullMarked;
