package dev.atelier.completions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers are given under /v1. */
@ConfigMapping(prefix = "atelier.completions")
public interface CompletionsConfig {

    /** How many answers of /v1 one person may have under way at once on one server. */
    @WithDefault("1024")
    int answersPerPerson();

    /** How many answers of /v1 may be under way at once on one server. */
    @WithDefault("4000")
    int answersInAll();

    /** The most characters of an answer that is not streamed, its reasoning included; a longer one is refused. */
    @WithDefault("8388608")
    int longestWholeAnswer();

    /** How often a stream of /v1 that has nothing to say shows that it is alive. */
    @WithDefault("PT15S")
    Duration keepAlive();

    /** How long a client of /v1 may take nothing of its stream before its connection is closed. */
    @WithDefault("PT5M")
    Duration stalledClient();
}
