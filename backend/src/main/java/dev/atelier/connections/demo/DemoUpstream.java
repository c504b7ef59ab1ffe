package dev.atelier.connections.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import dev.atelier.connections.ModelDetails;
import dev.atelier.connections.OfferedModel;
import dev.atelier.connections.Upstream;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;

/** Answers from scripts, at a pace, behind the same port as real servers. */
class DemoUpstream implements Upstream {
    private static final List<OfferedModel> MODELS = Arrays.stream(DemoModel.values())
            .map(model -> new OfferedModel(model.id, model.capabilities, ModelDetails.UNKNOWN))
            .toList();

    private final Vertx vertx;
    private final String connection;
    private final int speed;

    DemoUpstream(Vertx vertx, String connection, int speed) {
        this.vertx = vertx;
        this.connection = connection;
        this.speed = speed;
    }

    @Override
    public Call chat(ChatRequest request, UpstreamListener listener) {
        var call = new DemoCall(vertx.getOrCreateContext(), listener);
        DemoModel.of(request.model())
                .ifPresentOrElse(
                        model -> play(call, model, request),
                        () -> call.fail(new UpstreamEvent.Failed(unknown(request.model()), null)));
        return call;
    }

    /** Looking at pictures takes longer than an event loop has. */
    private void play(DemoCall call, DemoModel model, ChatRequest request) {
        if (model != DemoModel.VISION) {
            call.play(DemoAnswer.of(model, request), model.millisPerToken / speed);
            return;
        }
        vertx.executeBlocking(() -> DemoAnswer.of(model, request), false)
                .onSuccess(answer -> call.play(answer, model.millisPerToken / speed))
                .onFailure(broken -> call.fail(new UpstreamEvent.Failed(
                        new Fault.Upstream(UpstreamCause.REFUSED, connection, "a picture cannot be read."), null)));
    }

    @Override
    public Future<Embeddings> embed(EmbeddingRequest request) {
        return DemoModel.of(request.model()).isPresent()
                ? Future.succeededFuture(DemoEmbedding.of(request))
                : Future.failedFuture(unknown(request.model()).asException());
    }

    @Override
    public JsonNode wire(ChatRequest request) {
        return Echo.of(request);
    }

    @Override
    public Future<List<OfferedModel>> models() {
        return Future.succeededFuture(MODELS);
    }

    @Override
    public Future<Verdict> verify() {
        return Future.succeededFuture(new Verdict("", MODELS));
    }

    private Fault.Upstream unknown(String model) {
        return new Fault.Upstream(UpstreamCause.MODEL_MISSING, connection, "there is no demo model " + model + ".");
    }
}
