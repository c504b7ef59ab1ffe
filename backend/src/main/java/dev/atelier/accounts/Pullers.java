package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who may fetch models onto the upstreams: administrators alone, or everybody who has been let in. */
public enum Pullers {
    @JsonProperty("admins")
    ADMINS,
    @JsonProperty("users")
    USERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
