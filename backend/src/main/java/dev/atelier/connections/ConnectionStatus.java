package dev.atelier.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found when the upstream was last asked.
 *
 * @param listedAt when a list of models last arrived
 * @param models how many it has
 */
record ConnectionStatus(
        ConnectionState state,
        @Nullable String detail,
        @Nullable String version,
        @Nullable Integer latencyMs,
        @Nullable Instant checkedAt,
        @Nullable Instant listedAt,
        long models) {
    static final ConnectionStatus UNKNOWN =
            new ConnectionStatus(ConnectionState.UNKNOWN, null, null, null, null, null, 0);
}
