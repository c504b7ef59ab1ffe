package dev.atelier.extensions.script;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What scripts may take. */
@ConfigMapping(prefix = "atelier.scripts")
public interface ScriptConfig {

    /** How many scripts run at once; each takes a process of its own while it runs. */
    @WithDefault("4")
    int atOnce();

    /** How many scripts of one author run at once. */
    @WithDefault("3")
    int perAuthor();

    /** How long a script waits for its turn before it is told that the server is busy. */
    @WithDefault("PT10S")
    Duration turn();

    /** How much processor time one call of a script may take. */
    @WithDefault("PT5S")
    Duration cpu();

    /** How long one call of a script may take, what it fetches included. */
    @WithDefault("PT30S")
    Duration time();

    /** How many MiB of memory a script may take; its process gets room for it besides its own. */
    @WithDefault("64")
    int memory();

    /** How many KiB a script may give as its result, and fetch in one answer. */
    @WithDefault("2048")
    int output();

    /** How many characters a script may log in one call. */
    @WithDefault("16000")
    int logs();

    /** How many addresses a script may fetch in one call. */
    @WithDefault("8")
    int fetches();

    /** How long a process that runs scripts waits for the next one before it ends; the last one waits ten times as long. */
    @WithDefault("PT1M")
    Duration idle();
}
