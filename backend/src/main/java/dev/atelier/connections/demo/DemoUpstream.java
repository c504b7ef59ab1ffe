package dev.atelier.connections.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatRequest;
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
import java.util.Set;

/** Answers from scripts, at a pace, behind the same port as real servers. */
class DemoUpstream implements Upstream {
    private static final Set<String> CAPABILITIES = Set.of("completion");
    private static final List<OfferedModel> MODELS = Arrays.stream(DemoModel.values())
            .map(model -> new OfferedModel(model.id, CAPABILITIES, ModelDetails.UNKNOWN))
            .toList();

    private final Vertx vertx;
    private final String connection;

    DemoUpstream(Vertx vertx, String connection) {
        this.vertx = vertx;
        this.connection = connection;
    }

    @Override
    public Call chat(ChatRequest request, UpstreamListener listener) {
        var call = new DemoCall(vertx.getOrCreateContext(), listener);
        DemoModel.of(request.model())
                .ifPresentOrElse(
                        model -> call.play(DemoAnswer.of(model, request), model.millisPerToken),
                        () -> call.fail(new UpstreamEvent.Failed(unknown(request.model()), null)));
        return call;
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
