/** Pictures that answers only link to: fetched here, so that their hosts learn nothing of who looks. */
@NullMarked
package dev.atelier.chats.remote;

import org.jspecify.annotations.NullMarked;
