package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.error.UpstreamCause;
import java.util.Locale;

/** How an upstream was when it was last asked. */
public enum ConnectionState {
    @JsonProperty("ok")
    OK,
    @JsonProperty("unreachable")
    UNREACHABLE,
    @JsonProperty("unauthorized")
    UNAUTHORIZED,
    @JsonProperty("disabled")
    DISABLED,
    @JsonProperty("unknown")
    UNKNOWN;

    static ConnectionState of(UpstreamCause cause) {
        return cause == UpstreamCause.UNAUTHORIZED ? UNAUTHORIZED : UNREACHABLE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConnectionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a request has a chance. */
    boolean isHopeful() {
        return this == OK || this == UNKNOWN;
    }
}
