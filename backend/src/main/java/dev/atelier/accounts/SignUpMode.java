package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What becomes of who signs up after the first: waits, comes in at once, or is turned away. */
public enum SignUpMode {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
