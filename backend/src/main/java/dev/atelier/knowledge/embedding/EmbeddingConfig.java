package dev.atelier.knowledge.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How texts become vectors. */
@ConfigMapping(prefix = "atelier.embedding")
public interface EmbeddingConfig {

    /** How many processor cores the built-in embedding model takes while documents are read in. */
    @WithDefault("2")
    int threads();

    /** How long a connection's embedding model may take for one batch of passages. */
    @WithDefault("PT2M")
    Duration patience();

    /** How long a connection's embedding model may take for a question; without an answer by then, passages are found by their words alone. */
    @WithDefault("PT5S")
    Duration questionPatience();
}
