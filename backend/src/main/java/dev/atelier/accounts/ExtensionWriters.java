package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who may add scripts and servers that are run or asked here: administrators alone, or everybody who has been let in. */
public enum ExtensionWriters {
    @JsonProperty("administrators")
    ADMINISTRATORS,
    @JsonProperty("users")
    USERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
