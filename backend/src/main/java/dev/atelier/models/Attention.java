package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a model needs somebody to look at its base; the gravest comes first. */
@Schema(name = "ModelAttention")
public enum Attention {
    /** There is none: a persona that was imported without one. */
    @JsonProperty("no-base")
    NO_BASE,
    /** No connection has it, or has it any more. */
    @JsonProperty("base-removed")
    BASE_REMOVED,
    /** No connection that has it answers. */
    @JsonProperty("base-unreachable")
    BASE_UNREACHABLE,
    /** It is not the caller's to use, and nobody lends it. */
    @JsonProperty("base-not-permitted")
    BASE_NOT_PERMITTED;

    /** What can be asked of a list: one of these, or any. */
    @Schema(name = "ModelAttentionFilter")
    public enum Filter {
        @JsonProperty("true")
        ANY,
        @JsonProperty("no-base")
        NO_BASE,
        @JsonProperty("base-removed")
        BASE_REMOVED,
        @JsonProperty("base-unreachable")
        BASE_UNREACHABLE,
        @JsonProperty("base-not-permitted")
        BASE_NOT_PERMITTED
    }
}
