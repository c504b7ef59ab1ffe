package dev.atelier.connections;

/** Hears how long work goes on. Called on one event loop, one event after the other; it must never block. */
@FunctionalInterface
public interface ProgressListener {
    void on(Progress event);
}
