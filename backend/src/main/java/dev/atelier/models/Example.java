package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A message that is sent before every conversation, to show the model how to answer. */
public record Example(Role role, String text) {

    /** Who says it. */
    public enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("system")
        SYSTEM
    }
}
