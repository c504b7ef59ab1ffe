/** Servers that speak the Model Context Protocol, by HTTP or as programs of the configuration. */
@NullMarked
package dev.atelier.extensions.mcp;

import org.jspecify.annotations.NullMarked;
