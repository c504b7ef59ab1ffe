/** Extensions in and out as files: our own, and Open WebUI's functions and tools, whose Python is read and never run. */
@NullMarked
package dev.atelier.extensions.files;

import org.jspecify.annotations.NullMarked;
