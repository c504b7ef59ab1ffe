package dev.atelier.connections.demo;

import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.Protocol;
import dev.atelier.connections.Upstream;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The connection that needs no server. */
@Singleton
public class DemoProtocol implements Protocol {
    private final Vertx vertx;
    private final int speed;

    @Inject
    public DemoProtocol(Vertx vertx, DemoConfig config) {
        this(vertx, config.speed());
    }

    /** @param speed as {@link DemoConfig} has it */
    public DemoProtocol(Vertx vertx, int speed) {
        this.vertx = vertx;
        this.speed = Math.max(1, speed);
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.DEMO;
    }

    @Override
    public Upstream at(Endpoint endpoint) {
        return new DemoUpstream(vertx, endpoint.name(), speed);
    }
}
