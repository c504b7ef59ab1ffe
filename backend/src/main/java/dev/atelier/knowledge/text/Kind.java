package dev.atelier.knowledge.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a block of text is. Of a list and of a table each line of the text is an item or a row, of a row its cells are joined by {@code " | "}. */
public enum Kind {
    @JsonProperty("heading")
    HEADING,
    @JsonProperty("paragraph")
    PARAGRAPH,
    @JsonProperty("list")
    LIST,
    @JsonProperty("table")
    TABLE,
    @JsonProperty("code")
    CODE
}
