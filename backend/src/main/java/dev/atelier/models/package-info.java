/** Workspace models: a base model dressed with a prompt, parameters, documents and tools. Never imports: completions, chats. */
@NullMarked
package dev.atelier.models;

import org.jspecify.annotations.NullMarked;
