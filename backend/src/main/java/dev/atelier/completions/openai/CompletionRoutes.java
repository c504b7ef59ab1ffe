package dev.atelier.completions.openai;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.completions.Completions;
import dev.atelier.completions.CompletionsConfig;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Loops;
import dev.atelier.platform.http.ProblemAnswer;
import dev.atelier.platform.http.RequestId;
import dev.atelier.platform.time.Now;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** {@code POST /v1/chat/completions}: a Vert.x route, since JAX-RS cannot join writes. */
@ApplicationScoped
class CompletionRoutes {
    static final String PATH = "/v1/chat/completions";

    private final Vertx vertx;
    private final AskedAhead ahead;
    private final Completions completions;
    private final LinkedImages images;
    private final AnswerLimits limits;
    private final StreamedAnswers streams;
    private final Loops loops;
    private final CompletionsConfig config;

    CompletionRoutes(
            Vertx vertx,
            AskedAhead ahead,
            Completions completions,
            LinkedImages images,
            AnswerLimits limits,
            StreamedAnswers streams,
            Loops loops,
            CompletionsConfig config) {
        this.vertx = vertx;
        this.ahead = ahead;
        this.completions = completions;
        this.images = images;
        this.limits = limits;
        this.streams = streams;
        this.loops = loops;
        this.config = config;
    }

    void install(@Observes Router router) {
        router.post(PATH).handler(this::complete);
        router.route(PATH).handler(CompletionRoutes::onlyPost);
    }

    static void onlyPost(RoutingContext request) {
        request.response().putHeader("Allow", "POST");
        ProblemAnswer.send(
                request, new Fault.MethodNotAllowed(request.request().method().name()));
    }

    /** A request with the model that may answer it. */
    private record Ready(CompletionRequest asked, ReadyModel model) {}

    private void complete(RoutingContext request) {
        var occasion = occasion(request);
        ahead.of(request)
                .compose(asked -> read(asked)
                        .compose(wish ->
                                completions.readyLater(occasion, asked.model()).map(model -> new Ready(wish, model))))
                .onSuccess(ready -> answer(request, ready))
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    private Future<CompletionRequest> read(AskedAhead.Asked asked) {
        var links = MessageReader.links(asked.body().path("messages"));
        if (links.isEmpty() && !asked.isLong()) {
            return Future.succeededFuture(CompletionRequest.of(asked.body(), Map.of()));
        }
        return images.fetch(links)
                .compose(found -> vertx.executeBlocking(() -> CompletionRequest.of(asked.body(), found), false));
    }

    static Occasion occasion(RoutingContext request) {
        return new Occasion(
                CurrentCaller.of(request),
                request.request().getHeader("Accept-Language"),
                Now.instant(),
                String.valueOf(RequestId.of(request)));
    }

    /** On the event loop of the request, where the answer arrives, too. */
    private void answer(RoutingContext request, Ready ready) {
        if (request.response().closed()) {
            return; // the client has left
        }
        try {
            var leave = limits.enter(CurrentCaller.of(request));
            if (ready.asked().stream()) {
                stream(request, ready, leave);
            } else {
                whole(request, ready, leave);
            }
        } catch (RuntimeException refused) {
            ProblemAnswer.send(request, refused);
        }
    }

    private void stream(RoutingContext request, Ready ready, Runnable leave) {
        var answer = new StreamedCompletion(
                request, loops.current(), name(ready), ready.asked().tellsUsage());
        streams.open(request, answer, new StreamedAnswers.Pace(config.keepAlive(), config.stalledClient()), leave);
        answer.of(completions.ask(ready.model(), ready.asked().question(), answer));
    }

    private void whole(RoutingContext request, Ready ready, Runnable leave) {
        var answer = new WholeCompletion(request, name(ready), config.longestWholeAnswer());
        Runnable over = () -> {
            answer.close();
            leave.run();
        };
        var response = request.response();
        response.endHandler(ended -> over.run());
        response.closeHandler(closed -> over.run());
        response.exceptionHandler(broken -> over.run());
        answer.of(completions.ask(ready.model(), ready.asked().question(), answer));
    }

    private static CompletionName name(Ready ready) {
        return CompletionName.of(ready.asked().model(), ready.model().occasion().at());
    }
}
