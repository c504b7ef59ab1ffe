package dev.atelier.connections;

import dev.atelier.platform.error.Fault;

/** What happens while an upstream fetches or makes a model. Any number of steps, then exactly one {@link Done} or {@link Failed}. */
public sealed interface Progress {

    /**
     * What it does now, in its own word.
     *
     * @param part which part of the model this is about; empty where it is about none
     * @param total the part's bytes; 0 where they are not known
     * @param completed how many of them are there
     */
    record Step(String status, String part, long total, long completed) implements Progress {}

    record Done() implements Progress {}

    /** @param isPassing whether the same may work in a moment: the network broke, or the server was busy */
    record Failed(Fault.Upstream fault, boolean isPassing) implements Progress {}
}
