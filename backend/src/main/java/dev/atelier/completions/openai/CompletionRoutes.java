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
import dev.atelier.platform.http.RawBody;
import dev.atelier.platform.http.RequestId;
import dev.atelier.platform.time.Now;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code POST /v1/chat/completions}: a Vert.x route, since JAX-RS cannot join writes. */
@ApplicationScoped
class CompletionRoutes {
    static final String PATH = "/v1/chat/completions";
    private static final int MOST_READ_HERE = 16 << 10;

    private final Vertx vertx;
    private final Completions completions;
    private final LinkedImages images;
    private final AnswerLimits limits;
    private final StreamedAnswers streams;
    private final Loops loops;
    private final CompletionsConfig config;

    CompletionRoutes(
            Vertx vertx,
            Completions completions,
            LinkedImages images,
            AnswerLimits limits,
            StreamedAnswers streams,
            Loops loops,
            CompletionsConfig config) {
        this.vertx = vertx;
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
        RawBody.ofJson(request)
                .compose(this::read)
                .compose(
                        asked -> completions.readyLater(occasion, asked.model()).map(model -> new Ready(asked, model)))
                .onSuccess(ready -> answer(request, ready))
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    private Future<CompletionRequest> read(Buffer bytes) {
        return worked(bytes.length(), () -> RawBody.parse(bytes)).compose(body -> {
            var links = MessageReader.links(body.path("messages"));
            return links.isEmpty()
                    ? worked(bytes.length(), () -> CompletionRequest.of(body, Map.of()))
                    : images.fetch(links)
                            .compose(found -> vertx.executeBlocking(() -> CompletionRequest.of(body, found), false));
        });
    }

    /** What has little to read is done at once; a change of threads would cost more. */
    private <T> Future<T> worked(int bytes, Callable<T> work) {
        if (bytes > MOST_READ_HERE) {
            return vertx.executeBlocking(work, false);
        }
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception refused) {
            return Future.failedFuture(refused);
        }
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
