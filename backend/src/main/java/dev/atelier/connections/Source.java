package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One connection that has a base model.
 *
 * @param model the upstream's own name of the model, without the connection's prefix
 */
public record Source(
        UUID connectionId,
        String connectionName,
        ConnectionKind kind,
        String model,
        Set<String> capabilities,
        Upstream upstream) {

    /** Asks this source; {@link ChatRequest#model} and {@link ChatRequest#capabilities} are filled in. */
    public Call chat(ChatRequest request, UpstreamListener listener) {
        return upstream.chat(request.to(model, capabilities), listener);
    }

    /** Asks this source for vectors; {@link EmbeddingRequest#model} is filled in. */
    public Future<Embeddings> embed(EmbeddingRequest request) {
        return upstream.embed(request.to(model));
    }

    /** The exact body that {@link #chat} would send. */
    public JsonNode wire(ChatRequest request) {
        return upstream.wire(request.to(model, capabilities));
    }

    /** Where {@link #chat} would send it; empty where nothing leaves. */
    public Optional<String> chatAddress() {
        return upstream.chatAddress();
    }
}
