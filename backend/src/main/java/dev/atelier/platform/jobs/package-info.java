/** Work that any number of servers share. */
@NullMarked
package dev.atelier.platform.jobs;

import org.jspecify.annotations.NullMarked;
