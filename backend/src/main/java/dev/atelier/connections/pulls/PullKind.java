package dev.atelier.connections.pulls;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a job does: fetch a model, fetch one that is there again, make one from a Modelfile. */
public enum PullKind {
    @JsonProperty("pull")
    PULL,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("create")
    CREATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PullKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
