package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a document is. The first three are under way; the passages that it had before serve until the new ones are ready. */
public enum DocumentState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("parsing")
    PARSING,
    @JsonProperty("embedding")
    EMBEDDING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
