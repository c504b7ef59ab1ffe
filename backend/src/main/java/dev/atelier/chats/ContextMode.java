package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which earlier answers a model is sent; {@link Lanes} does it. */
public enum ContextMode {
    /** Its own; for turns that it did not answer, the selected one. */
    @JsonProperty("lanes")
    LANES,
    /** The selected ones, whoever gave them. */
    @JsonProperty("selected")
    SELECTED,
    /** Every model's. */
    @JsonProperty("all")
    ALL
}
