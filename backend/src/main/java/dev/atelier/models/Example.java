package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message that is sent before every conversation, to show the model how to answer. */
public record Example(Role role, String text) {

    /** Who says it. */
    @Schema(name = "ExampleRole")
    public enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("system")
        SYSTEM
    }
}
