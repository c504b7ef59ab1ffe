package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** Stands for an upstream whose key cannot be read: its secret key is another one now. Nothing is sent there without it. */
final class LostKeyUpstream implements Upstream {
    private static final Call NOTHING = new Call() {
        @Override
        public void cancel() {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}
    };

    private final Vertx vertx;
    private final Fault.Upstream fault;

    LostKeyUpstream(Vertx vertx, String connection) {
        this.vertx = vertx;
        this.fault = new Fault.Upstream(
                UpstreamCause.UNAUTHORIZED,
                connection,
                "its API key cannot be read any more, because the server's secret key has changed: enter the API key again.");
    }

    @Override
    public Call chat(ChatRequest request, UpstreamListener listener) {
        vertx.getOrCreateContext().runOnContext(turn -> listener.on(new UpstreamEvent.Failed(fault, null)));
        return NOTHING;
    }

    @Override
    public JsonNode wire(ChatRequest request) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Future<Embeddings> embed(EmbeddingRequest request) {
        return Future.failedFuture(fault.asException());
    }

    @Override
    public Future<List<OfferedModel>> models() {
        return Future.failedFuture(fault.asException());
    }

    @Override
    public Future<Verdict> verify() {
        return Future.failedFuture(fault.asException());
    }

    @Override
    public Optional<ModelStore> store() {
        throw fault.asException();
    }
}
