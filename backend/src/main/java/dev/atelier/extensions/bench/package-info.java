/** A bench to try extensions on. */
@NullMarked
package dev.atelier.extensions.bench;

import org.jspecify.annotations.NullMarked;
