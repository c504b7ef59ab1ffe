/** Backup and restore of everything that the database holds: one file, whatever server it lies on. Run on its own, beside the service. */
@NullMarked
package dev.atelier.platform.keeping;

import org.jspecify.annotations.NullMarked;
