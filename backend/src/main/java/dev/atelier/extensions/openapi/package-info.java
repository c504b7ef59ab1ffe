/** Servers that an OpenAPI document describes: each of their operations is a tool. */
@NullMarked
package dev.atelier.extensions.openapi;

import org.jspecify.annotations.NullMarked;
