package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which calls of a tool the person is asked about before they run. */
@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "AskFirst")
public enum AskFirst {
    @JsonProperty("never")
    NEVER,
    /** Those that change something. */
    @JsonProperty("changes")
    CHANGES,
    @JsonProperty("always")
    ALWAYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AskFirst of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
