/** Scripted models without any AI, so that a newcomer sees everything work. */
@NullMarked
package dev.atelier.connections.demo;

import org.jspecify.annotations.NullMarked;
