/** Files as they arrive, taken apart into entries: texts, JSON of any length, pictures, archives. Never whole in memory. */
@NullMarked
package dev.atelier.models.transfer.reading;

import org.jspecify.annotations.NullMarked;
