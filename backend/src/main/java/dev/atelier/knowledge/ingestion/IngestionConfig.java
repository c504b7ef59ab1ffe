package dev.atelier.knowledge.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How documents are worked on. */
@ConfigMapping(prefix = "atelier.ingestion")
public interface IngestionConfig {

    /** How many documents one server works on at once; the others wait for their turn. 0: none, other servers do it. */
    @WithDefault("1")
    int atOnce();

    /** After how long without a sign of life a server counts as gone, and its documents are taken over. */
    @WithDefault("PT15S")
    Duration deadAfter();

    /** How often progress is saved, and new work looked for. */
    @WithDefault("PT0.5S")
    Duration interval();

    /** How often a document is taken on again after the server that worked on it went down, before it is given up. */
    @WithDefault("3")
    int tries();
}
