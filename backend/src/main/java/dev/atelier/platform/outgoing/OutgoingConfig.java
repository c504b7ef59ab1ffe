package dev.atelier.platform.outgoing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What may leave, and how long it is waited for. */
@ConfigMapping(prefix = "atelier")
public interface OutgoingConfig {

    /** Servers on private networks that addresses given by users may reach, as host:port; comma-separated. */
    Optional<Set<String>> fetchAllow();

    /** Limits for upstreams. */
    Upstream upstream();

    /** Limits for upstreams. */
    interface Upstream {
        /** How long connecting may take, name look-up included. */
        @WithDefault("5S")
        Duration connectTimeout();

        /** How long an upstream may be silent before an answer begins: loading a model and reading a long prompt happen there. */
        @WithDefault("10M")
        Duration firstByteTimeout();

        /** How long an upstream may be silent in the middle of an answer. */
        @WithDefault("2M")
        Duration stallTimeout();

        /** How many requests may run at once to one upstream, for each event loop. */
        @WithDefault("1024")
        int connections();
    }
}
