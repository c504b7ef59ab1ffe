package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a message is: still being written, whole, ended by a person, or ended by a problem. What people write is done at once. */
public enum MessageState {
    @JsonProperty("streaming")
    STREAMING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("failed")
    FAILED
}
