/** Tools, filters and actions that models name: whose they are, where they come from, what they are set to. Never imports: models, completions, chats. */
@NullMarked
package dev.atelier.extensions;

import org.jspecify.annotations.NullMarked;
