/** Filters that run in servers of their own and speak Open WebUI's Pipelines protocol. */
@NullMarked
package dev.atelier.extensions.pipelines;

import org.jspecify.annotations.NullMarked;
