package dev.atelier.connections.pulls;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a pull is. {@code queued} waits for its turn on the connection; the last three are over, and the last two can be resumed. */
public enum PullState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PullState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
