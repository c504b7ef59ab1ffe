package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How an extension was found when it was last looked at. */
public enum ExtensionState {
    @JsonProperty("ok")
    OK,
    @JsonProperty("unchecked")
    UNCHECKED,
    @JsonProperty("unreachable")
    UNREACHABLE,
    @JsonProperty("broken")
    BROKEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ExtensionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
