/** Pictures and texts that people put into their messages. */
@NullMarked
package dev.atelier.chats.files;

import org.jspecify.annotations.NullMarked;
