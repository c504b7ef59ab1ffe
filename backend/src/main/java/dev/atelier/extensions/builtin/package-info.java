/** Tools that are part of Atelier. */
@NullMarked
package dev.atelier.extensions.builtin;

import org.jspecify.annotations.NullMarked;
