/** What the protocols over HTTP share: a streamed call, its decoding, and what an upstream's refusal means. */
@NullMarked
package dev.atelier.connections.wire;

import org.jspecify.annotations.NullMarked;
