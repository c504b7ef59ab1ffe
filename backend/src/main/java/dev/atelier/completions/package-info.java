/** From a model and a conversation to an answer: the effective request, and the upstreams it is put to. Never imports: chats. */
@NullMarked
package dev.atelier.completions;

import org.jspecify.annotations.NullMarked;
