/** Collections of documents that models answer from: kept, read, and made findable. Never imports: extensions, models, completions, chats. */
@NullMarked
package dev.atelier.knowledge;

import org.jspecify.annotations.NullMarked;
