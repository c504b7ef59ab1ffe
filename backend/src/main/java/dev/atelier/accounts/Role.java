package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an account may do: {@code pending} may only wait. */
public enum Role {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("user")
    USER,
    @JsonProperty("pending")
    PENDING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
