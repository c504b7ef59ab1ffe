package dev.atelier.platform.outgoing;

import java.time.Duration;

/** How long one exchange waits: for a connection, for an answer to begin, and for it to go on. */
record Patience(Duration connect, Duration firstByte, Duration silence) {
    Patience(OutgoingConfig.Upstream limits, Duration silence) {
        this(limits.connectTimeout(), limits.firstByteTimeout(), silence);
    }
}
