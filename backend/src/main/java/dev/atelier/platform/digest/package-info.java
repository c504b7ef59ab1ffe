/** Digests of what is stored or compared. */
@NullMarked
package dev.atelier.platform.digest;

import org.jspecify.annotations.NullMarked;
