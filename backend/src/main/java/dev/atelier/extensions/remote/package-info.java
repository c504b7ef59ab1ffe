/** Actions that run in servers of their own: one request with the message, one answer with what becomes of it. */
@NullMarked
package dev.atelier.extensions.remote;

import org.jspecify.annotations.NullMarked;
