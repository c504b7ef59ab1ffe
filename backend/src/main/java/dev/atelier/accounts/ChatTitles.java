package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where the title of a chat comes from that nobody has named: its first words, or a model that is asked for one. */
public enum ChatTitles {
    @JsonProperty("first-words")
    FIRST_WORDS,
    @JsonProperty("model")
    MODEL;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ChatTitles of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
