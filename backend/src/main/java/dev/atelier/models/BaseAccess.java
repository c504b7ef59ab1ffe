package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the base model of a model asks of who runs the model: nothing, since everybody may use the base; nothing, since the owner lends
 * it; or that they may use the base themselves.
 */
public enum BaseAccess {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("delegated")
    DELEGATED,
    @JsonProperty("restricted")
    RESTRICTED
}
