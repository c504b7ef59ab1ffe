package dev.atelier.knowledge.parsing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How documents are read. */
@ConfigMapping(prefix = "atelier.parsing")
public interface ParsingConfig {

    /** How long the reading of one document may take. */
    @WithDefault("PT2M")
    Duration timeout();

    /** How many MiB of heap a process that reads documents gets; one that needs more is ended, and the document called too large. */
    @WithDefault("256")
    int heap();

    /** How long a process that reads documents waits for the next one before it ends. */
    @WithDefault("PT1M")
    Duration idle();
}
