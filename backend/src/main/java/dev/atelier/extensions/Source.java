package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where what an extension does comes from. */
@Schema(name = "ExtensionSource")
public enum Source {
    @JsonProperty("builtin")
    BUILTIN,
    @JsonProperty("script")
    SCRIPT,
    @JsonProperty("mcp")
    MCP,
    @JsonProperty("openapi")
    OPENAPI,
    @JsonProperty("pipelines")
    PIPELINES,
    @JsonProperty("prompt")
    PROMPT,
    @JsonProperty("remote")
    REMOTE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
