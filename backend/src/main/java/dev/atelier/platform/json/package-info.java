/** JSON as the API speaks it: snake_case, strict, with errors that say where. */
@NullMarked
package dev.atelier.platform.json;

import org.jspecify.annotations.NullMarked;
