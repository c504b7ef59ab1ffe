/** Chats: the tree of messages, turns, and replies as jobs that outlive whoever reads them. Nothing imports this room. */
@NullMarked
package dev.atelier.chats;

import org.jspecify.annotations.NullMarked;
