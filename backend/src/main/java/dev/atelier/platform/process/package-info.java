/** Processes of our own beside the server's. */
@NullMarked
package dev.atelier.platform.process;

import org.jspecify.annotations.NullMarked;
