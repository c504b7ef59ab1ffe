/** Time as it is stored. */
@NullMarked
package dev.atelier.platform.time;

import org.jspecify.annotations.NullMarked;
