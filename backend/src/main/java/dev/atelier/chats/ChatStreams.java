package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.completions.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.ProblemAnswer;
import dev.atelier.platform.http.RawBody;
import dev.atelier.platform.http.RequestId;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The routes that stream: a turn, and whatever happens in a chat. They are Vert.x routes, since JAX-RS cannot join writes. */
@ApplicationScoped
class ChatStreams {
    private final Vertx vertx;
    private final Turns turns;
    private final Starts starts;
    private final Beginnings beginnings;
    private final LiveChats live;
    private final EventStreams streams;
    private final Drain drain;

    ChatStreams(
            Vertx vertx,
            Turns turns,
            Starts starts,
            Beginnings beginnings,
            LiveChats live,
            EventStreams streams,
            Drain drain) {
        this.vertx = vertx;
        this.turns = turns;
        this.starts = starts;
        this.beginnings = beginnings;
        this.live = live;
        this.streams = streams;
        this.drain = drain;
    }

    void install(@Observes Router router) {
        router.post("/api/v1/chats/:id/turns")
                .handler(request -> guarded(
                        request,
                        (asked, chatId) -> ask(asked, chatId, body -> new Asking.Turn(TurnRequest.parse(body)))));
        askingOf(router, "regenerate", AskingBody::regenerate);
        askingOf(router, "continue", AskingBody::goOn);
        askingOf(router, "merge", AskingBody::merge);
        router.get("/api/v1/chats/:id/events").handler(request -> guarded(request, this::events));
    }

    private void askingOf(Router router, String verb, BiFunction<UUID, JsonNode, Asking> parse) {
        router.post("/api/v1/chats/:id/messages/:message/" + verb)
                .handler(request -> guarded(request, (asked, chatId) -> {
                    var message = id(asked, "message");
                    ask(asked, chatId, body -> parse.apply(message, body));
                }));
    }

    interface Route {
        void handle(RoutingContext request, UUID chatId);
    }

    void guarded(RoutingContext request, Route route) {
        try {
            drain.refuseWhileStopping();
            route.handle(request, id(request, "id"));
        } catch (RuntimeException refused) {
            ProblemAnswer.send(request, refused);
        }
    }

    private void ask(RoutingContext request, UUID chatId, Function<JsonNode, Asking> parse) {
        var accept = Accept.of(request.request().getHeader("Accept"));
        var occasion = new Occasion(
                CurrentCaller.of(request),
                request.request().getHeader("Accept-Language"),
                Now.instant(),
                String.valueOf(RequestId.of(request)));
        var key = request.request().getHeader("Idempotency-Key");
        var started = RawBody.ofJson(request)
                .compose(body ->
                        starts.start(occasion, chatId, TurnKey.of(key, body), () -> parse.apply(RawBody.parse(body))));
        tell(request, accept, started);
    }

    /** What an action asks of a model, streamed as a turn is. */
    Future<StartedTurn> start(RoutingContext request, Actions.Pressed pressed, Asking asking, Buffer body) {
        var accept = Accept.of(request.request().getHeader("Accept"));
        var key = TurnKey.of(request.request().getHeader("Idempotency-Key"), body);
        return tell(request, accept, starts.start(pressed.occasion(), pressed.chatId(), key, () -> asking));
    }

    private Future<StartedTurn> tell(RoutingContext request, Accept accept, Future<StartedTurn> started) {
        return started.onSuccess(turn -> {
                    switch (accept) {
                        case STREAM -> stream(request, turn);
                        case JSON -> accepted(request, turn);
                    }
                })
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    private void stream(RoutingContext request, StartedTurn turn) {
        if (request.response().closed()) {
            return; // the client has left; the replies go on
        }
        var reader = streams.open(request, true, () -> {});
        reader.begin(new Beginning(0, List.of(), List.of(turn)));
    }

    private static void accepted(RoutingContext request, StartedTurn turn) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(202)
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(Json.bytes(turn.told())));
        }
    }

    private void events(RoutingContext request, UUID chatId) {
        var caller = CurrentCaller.of(request);
        var lastEventId = request.request().getHeader("Last-Event-ID");
        vertx.executeBlocking(
                        () -> {
                            turns.requireOwn(caller, chatId);
                            return chatId;
                        },
                        false)
                .map(own -> {
                    request.request().resume();
                    return new Listener(request, chatId).reader;
                })
                .compose(reader -> vertx.executeBlocking(() -> beginnings.of(caller, chatId, lastEventId), false)
                        .onSuccess(beginning -> {
                            reader.begin(beginning);
                            live.knows(chatId, beginning.upTo());
                        }))
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }

    /** A stream that hears of every turn of its chat. */
    private final class Listener {
        private final Reader reader;

        Listener(RoutingContext request, UUID chatId) {
            this.reader = streams.open(request, false, () -> leave(chatId));
            live.join(chatId, reader);
        }

        private void leave(UUID chatId) {
            live.leave(chatId, reader);
        }
    }

    static UUID id(RoutingContext request, String name) {
        var id = request.pathParam(name);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new Fault.NotFound(name.equals("id") ? "chat" : name, id).asException();
        }
    }
}
