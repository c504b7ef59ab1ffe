package dev.atelier.connections.demo;

import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.Protocol;
import dev.atelier.connections.Upstream;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** The connection that needs no server. */
@Singleton
public class DemoProtocol implements Protocol {
    private final Vertx vertx;

    public DemoProtocol(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.DEMO;
    }

    @Override
    public Upstream at(Endpoint endpoint) {
        return new DemoUpstream(vertx, endpoint.name());
    }
}
