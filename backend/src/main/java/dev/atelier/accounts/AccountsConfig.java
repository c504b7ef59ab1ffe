package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How people come in. */
@ConfigMapping(prefix = "atelier")
public interface AccountsConfig {

    /** {@code accounts}: people sign in. {@code none}: whoever reaches the server is the administrator; only while it listens on loopback. */
    @WithDefault("accounts")
    Mode auth();

    /** The first administrator, made at start where there is no account yet. */
    Admin admin();

    /** How long a session lasts, as an ISO 8601 duration. */
    @WithDefault("P30D")
    Duration sessionLifetime();

    /** The community's page that a shared model is handed to. */
    @WithDefault("https://openwebui.com/models/create")
    String shareUrl();

    /** The first administrator. */
    interface Admin {
        /** E-mail of the first administrator. */
        Optional<String> email();

        /** Password of the first administrator. */
        Optional<String> password();
    }

    /** Whether there are accounts at all. */
    enum Mode {
        @JsonProperty("accounts")
        ACCOUNTS,
        @JsonProperty("none")
        NONE
    }
}
