/** What may leave, and to where: the one client for every request that goes out, and the framing of the streams that come back. */
@NullMarked
package dev.atelier.platform.outgoing;

import org.jspecify.annotations.NullMarked;
