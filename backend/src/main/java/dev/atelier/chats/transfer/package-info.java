/** Conversations in files of other programs and of this one: what they say, without a database. */
@NullMarked
package dev.atelier.chats.transfer;

import org.jspecify.annotations.NullMarked;
