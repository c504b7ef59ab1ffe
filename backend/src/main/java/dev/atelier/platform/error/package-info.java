/** What can go wrong, as values ({@link dev.atelier.platform.error.Fault}), and how it is told to a client (RFC 9457). */
@NullMarked
package dev.atelier.platform.error;

import org.jspecify.annotations.NullMarked;
