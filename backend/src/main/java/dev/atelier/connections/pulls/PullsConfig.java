package dev.atelier.connections.pulls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How models are fetched onto upstreams. */
@ConfigMapping(prefix = "atelier.pulls")
public interface PullsConfig {

    /** How many models are fetched or made at once on one connection; the others wait for their turn. */
    @WithDefault("3")
    int atOnce();

    /** How often a pull is tried again in a row without a byte of progress, where the network breaks. */
    @WithDefault("5")
    int retries();

    /** How long the first wait before another try is; each further one is twice as long. */
    @WithDefault("PT1S")
    Duration retryAfter();

    /** After how long without a sign of life a server counts as gone, and its pulls are taken over. */
    @WithDefault("PT10S")
    Duration deadAfter();

    /** How often running pulls are saved, and told to those who watch. */
    @WithDefault("PT0.3S")
    Duration interval();

    /** How long pulls that came to an end are listed. */
    @WithDefault("P7D")
    Duration keptFor();
}
