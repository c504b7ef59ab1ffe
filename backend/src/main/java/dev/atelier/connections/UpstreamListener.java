package dev.atelier.connections;

/** Hears one answer. Called on the event loop of the call, one event after the other; it must never block. */
@FunctionalInterface
public interface UpstreamListener {
    void on(UpstreamEvent event);
}
