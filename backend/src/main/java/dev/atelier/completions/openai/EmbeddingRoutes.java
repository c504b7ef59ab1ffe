package dev.atelier.completions.openai;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Embedder;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.Embeddings;
import dev.atelier.platform.http.ProblemAnswer;
import dev.atelier.platform.http.RawBody;
import dev.atelier.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code POST /v1/embeddings}: texts as vectors, by the base of any model that the caller may use. */
@ApplicationScoped
class EmbeddingRoutes {
    static final String PATH = "/v1/embeddings";

    private final Vertx vertx;
    private final Completions completions;
    private final Embedder embedder;
    private final AnswerLimits limits;

    EmbeddingRoutes(Vertx vertx, Completions completions, Embedder embedder, AnswerLimits limits) {
        this.vertx = vertx;
        this.completions = completions;
        this.embedder = embedder;
        this.limits = limits;
    }

    void install(@Observes Router router) {
        router.post(PATH).handler(this::embed);
        router.route(PATH).handler(CompletionRoutes::onlyPost);
    }

    private record Ready(EmbeddingBody asked, ReadyModel model) {}

    private void embed(RoutingContext request) {
        var occasion = CompletionRoutes.occasion(request);
        RawBody.ofJson(request)
                .compose(body -> vertx.executeBlocking(() -> ready(occasion, body), false))
                .compose(ready ->
                        embeddings(request, ready).map(found -> ready.asked().answer(found)))
                .onSuccess(answer -> send(request, Json.bytes(answer)))
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    private Ready ready(Occasion occasion, Buffer body) {
        var asked = EmbeddingBody.of(RawBody.parse(body));
        return new Ready(asked, completions.ready(occasion, asked.model()));
    }

    private Future<Embeddings> embeddings(RoutingContext request, Ready ready) {
        var leave = limits.enter(CurrentCaller.of(request));
        var wish = new Embedder.Wish(ready.asked().texts(), ready.asked().dimensions(), () -> !request.response()
                .closed());
        return embedder.embed(ready.model(), wish).onComplete(done -> leave.run());
    }

    private static void send(RoutingContext request, byte[] answer) {
        if (!request.response().closed()) {
            request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(answer));
        }
    }
}
