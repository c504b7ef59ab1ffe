package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The protocols that an upstream may speak. */
public enum ConnectionKind {
    @JsonProperty("ollama")
    OLLAMA,
    @JsonProperty("openai")
    OPENAI,
    @JsonProperty("demo")
    DEMO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConnectionKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
