package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an extension is for: a tool is called by a model, a filter sees its traffic, an action is offered under an answer. */
public enum ExtensionKind {
    @JsonProperty("tool")
    TOOL,
    @JsonProperty("filter")
    FILTER,
    @JsonProperty("action")
    ACTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ExtensionKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
