package dev.atelier.connections.openai;

import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.Protocol;
import dev.atelier.connections.Upstream;
import dev.atelier.connections.wire.UpstreamHttp;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;

/** OpenAI's protocol, and that of all who copy it. */
@Singleton
public class OpenAiProtocol implements Protocol {
    private final GuardedClient client;

    public OpenAiProtocol(GuardedClient client) {
        this.client = client;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.OPENAI;
    }

    @Override
    public Upstream at(Endpoint endpoint) {
        return new OpenAiUpstream(new UpstreamHttp(client, endpoint));
    }
}
