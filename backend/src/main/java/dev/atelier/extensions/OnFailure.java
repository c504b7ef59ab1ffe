package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What becomes of traffic whose filter fails: it is stopped, or it passes as if there were no filter. */
public enum OnFailure {
    @JsonProperty("close")
    CLOSE,
    @JsonProperty("open")
    OPEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OnFailure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
