package dev.atelier.connections.ollama;

import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.Protocol;
import dev.atelier.connections.Upstream;
import dev.atelier.connections.wire.UpstreamHttp;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;

/** Ollama's protocol. */
@Singleton
public class OllamaProtocol implements Protocol {
    private final GuardedClient client;

    public OllamaProtocol(GuardedClient client) {
        this.client = client;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.OLLAMA;
    }

    @Override
    public Upstream at(Endpoint endpoint) {
        return new OllamaUpstream(new UpstreamHttp(client, endpoint));
    }
}
