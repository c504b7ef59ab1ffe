/** Models as files: import as a plan, export as a stream; one class per format. */
@NullMarked
package dev.atelier.models.transfer;

import org.jspecify.annotations.NullMarked;
