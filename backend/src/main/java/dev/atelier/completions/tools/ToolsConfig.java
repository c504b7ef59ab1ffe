package dev.atelier.completions.tools;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far models may go with tools. */
@ConfigMapping(prefix = "atelier.tools")
public interface ToolsConfig {

    /** How long one call of a tool may take; waiting for a person does not count. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** How long a model waits for a person to answer a question, or to allow a call. */
    @WithDefault("PT10M")
    Duration answerWait();

    /** How many times one answer may go back to the model with what tools gave. */
    @WithDefault("8")
    int rounds();

    /** How many calls one answer may make. */
    @WithDefault("32")
    int calls();

    /** The most characters of what a tool gave that the model is sent; a longer text is cut. */
    @WithDefault("65536")
    int longestResult();

    /** How many calls may run at once on one server. */
    @WithDefault("256")
    int atOnce();
}
