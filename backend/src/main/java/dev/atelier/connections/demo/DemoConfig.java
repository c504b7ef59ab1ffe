package dev.atelier.connections.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The demo's scripted models. */
@ConfigMapping(prefix = "atelier.demo")
public interface DemoConfig {

    /** How many times as fast as a person reads the demo's models write. */
    @WithDefault("1")
    int speed();
}
