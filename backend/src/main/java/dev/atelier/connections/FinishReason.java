package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why an upstream ended an answer: it was done, it hit the limit, it wants tools called, or it censored itself. */
public enum FinishReason {
    @JsonProperty("stop")
    STOP,
    @JsonProperty("length")
    LENGTH,
    @JsonProperty("tool_calls")
    TOOL_CALLS,
    @JsonProperty("content_filter")
    CONTENT_FILTER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
