/** Models of an upstream that keeps its own: listed, fetched, made, deleted. Fetching and making are jobs that outlive who asked. */
@NullMarked
package dev.atelier.connections.pulls;

import org.jspecify.annotations.NullMarked;
