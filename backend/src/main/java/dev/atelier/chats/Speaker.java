package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote a message; stored and sent as its lower-case word. */
public enum Speaker {
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT
}
