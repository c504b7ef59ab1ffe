/** Upstreams: where base models come from, what they can do, and the one port to their answers. Never imports: knowledge, extensions, models, completions, chats. */
@NullMarked
package dev.atelier.connections;

import org.jspecify.annotations.NullMarked;
