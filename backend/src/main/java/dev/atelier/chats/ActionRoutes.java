package dev.atelier.chats;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.chats.Actions.Pressed;
import dev.atelier.chats.Actions.Task;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.Question;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ActionSource.ActionResult;
import dev.atelier.extensions.Definition;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.http.ProblemAnswer;
import dev.atelier.platform.http.RawBody;
import dev.atelier.platform.http.RequestId;
import dev.atelier.platform.http.VirtualThreads;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/chats/{id}/messages/{message}/actions/{action}}: a button under a message. */
@ApplicationScoped
class ActionRoutes {
    private static final Logger LOG = Logger.getLogger(ActionRoutes.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final ChatStreams streams;
    private final Actions actions;
    private final ActionRuns runs;
    private final ActionResults results;
    private final Completions completions;

    ActionRoutes(
            Vertx vertx,
            ChatStreams streams,
            Actions actions,
            ActionRuns runs,
            ActionResults results,
            Completions completions) {
        this.vertx = vertx;
        this.streams = streams;
        this.actions = actions;
        this.runs = runs;
        this.results = results;
        this.completions = completions;
    }

    void install(@Observes Router router) {
        router.post("/api/v1/chats/:id/messages/:message/actions/:action")
                .handler(request -> streams.guarded(request, (asked, chatId) -> {
                    var message = ChatStreams.id(asked, "message");
                    RawBody.ofJson(asked)
                            .compose(body -> vertx.executeBlocking(
                                    () -> {
                                        var pressed = new Pressed(
                                                occasion(asked),
                                                chatId,
                                                message,
                                                asked.pathParam("action"),
                                                ActionBody.parse(RawBody.parse(body)));
                                        return new Due(pressed, actions.task(pressed), body);
                                    },
                                    false))
                            .onSuccess(due -> act(asked, due))
                            .onFailure(cause -> ProblemAnswer.send(asked, cause));
                }));
    }

    private static Occasion occasion(RoutingContext request) {
        return new Occasion(
                CurrentCaller.of(request),
                request.request().getHeader("Accept-Language"),
                Now.instant(),
                String.valueOf(RequestId.of(request)));
    }

    /** @param body as it came, for who asks the same twice */
    private record Due(Pressed pressed, Task task, Buffer body) {}

    private void act(RoutingContext request, Due due) {
        switch (due.task()) {
            case Task.Prompted prompted -> {
                var began = Now.instant();
                if (prompted.result() == Definition.Result.MESSAGE) {
                    streams.start(request, due.pressed(), asking(due.pressed(), prompted), due.body())
                            .onComplete(started -> note(due.pressed(), prompted, began, started.cause()));
                } else {
                    var result = prompted(due.pressed(), prompted);
                    result.onComplete(given -> note(due.pressed(), prompted, began, given.cause()));
                    answer(request, due, result);
                }
            }
            case Task.Run run -> answer(request, due, waiting(() -> runs.run(run)));
        }
    }

    private void note(Pressed pressed, Task.Prompted prompted, Instant began, @Nullable Throwable problem) {
        vertx.executeBlocking(
                        () -> {
                            runs.note(prompted, pressed.occasion().caller(), began, problem);
                            return null;
                        },
                        false)
                .onFailure(unwritten -> LOG.warnf(unwritten, "A call of %s could not be noted", pressed.action()));
    }

    private static Asking.Act asking(Pressed pressed, Task.Prompted prompted) {
        var input = pressed.body().input();
        var shown = prompted.action().name() + (input.isBlank() ? "" : ": " + input);
        return new Asking.Act(
                pressed.messageId(),
                pressed.action(),
                new Asking.Act.Words(shown, prompted.asked()),
                prompted.modelId(),
                pressed.body().filters());
    }

    private void answer(RoutingContext request, Due due, Future<ActionResult> result) {
        var pressed = due.pressed();
        var place = new ActionResults.Place(
                pressed.occasion().caller(),
                pressed.chatId(),
                pressed.messageId(),
                due.task().action().name());
        result.compose(given -> vertx.executeBlocking(() -> results.kept(place, given), false))
                .onSuccess(outcome -> {
                    if (!request.response().closed()) {
                        request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(Json.bytes(outcome)));
                    }
                })
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    /** The whole text of an answer to the action's prompt alone: neither the model's own prompt nor the chat shape it. */
    private Future<ActionResult> prompted(Pressed pressed, Task.Prompted task) {
        var loop = vertx.getOrCreateContext();
        return loop.executeBlocking(
                        () -> completions
                                .ready(pressed.occasion(), task.modelId())
                                .switching(pressed.body().filters()),
                        false)
                .compose(ready -> {
                    var heard = new HeardText();
                    var question = new Question(List.of(ChatMessage.user(task.asked())), Map.of(), List.of(), true);
                    heard.runs(completions.ask(ready.bare(), question, heard));
                    bounded(loop, heard);
                    return heard.whole();
                })
                .map(text -> result(task, text.strip()));
    }

    private static ActionResult result(Task.Prompted task, String text) {
        return switch (task.result()) {
            case MESSAGE -> new ActionResult.Message(text);
            case REPLACEMENT -> new ActionResult.Replacement(text);
            case NOTICE -> new ActionResult.Notice(text);
            case FILE -> ActionResults.file(task.action().name(), text);
        };
    }

    private static void bounded(Context loop, HeardText heard) {
        var timer = loop.owner()
                .setTimer(
                        LONGEST.toMillis(),
                        late -> heard.leave(new Fault.Upstream(
                                UpstreamCause.TIMEOUT, "The action", "it took longer than five minutes.")));
        heard.whole().onComplete(over -> loop.owner().cancelTimer(timer));
    }

    private <T> Future<T> waiting(Callable<T> work) {
        return VirtualThreads.run(vertx.getOrCreateContext(), work);
    }
}
