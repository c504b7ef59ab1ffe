package dev.atelier.connections;

/** A kind of upstream: how to speak to a server of it. One bean for each {@link ConnectionKind}. */
public interface Protocol {
    ConnectionKind kind();

    Upstream at(Endpoint endpoint);
}
