/** SQL without an object mapper, for the few statements that every request asks. */
@NullMarked
package dev.atelier.platform.sql;

import org.jspecify.annotations.NullMarked;
