package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Upstreams. */
@ConfigMapping(prefix = "atelier")
public interface ConnectionsConfig {

    /** What is connected when a server starts for the first time: {@code auto} an Ollama on this machine, else the demo; {@code demo} the demo; {@code none} nothing. */
    @WithDefault("auto")
    First firstConnection();

    /** How old the list of an upstream's models may become before it is asked for again. */
    @WithDefault("60S")
    Duration refreshAfter();

    /** Where an Ollama of this machine is looked for at the first start; OLLAMA_HOST is Ollama's own name for it. */
    @WithDefault("${OLLAMA_HOST:localhost:11434}")
    String ollamaHost();

    /** What a first start connects. */
    enum First {
        @JsonProperty("auto")
        AUTO,
        @JsonProperty("demo")
        DEMO,
        @JsonProperty("none")
        NONE
    }
}
