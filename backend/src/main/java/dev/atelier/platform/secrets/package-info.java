/** Secrets that have to be stored in a way that they can be read again. */
@NullMarked
package dev.atelier.platform.secrets;

import org.jspecify.annotations.NullMarked;
