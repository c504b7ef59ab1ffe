package dev.atelier.chats;

import dev.atelier.accounts.OpenStreams;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens answers that are event streams, keeps them alive, and ends them when the client leaves or is no longer welcome. */
@Singleton
class EventStreams {
    private final Vertx vertx;
    private final Loops loops;
    private final OpenStreams welcome;
    private final ChatsConfig config;

    EventStreams(Vertx vertx, Loops loops, OpenStreams welcome, ChatsConfig config) {
        this.vertx = vertx;
        this.loops = loops;
        this.welcome = welcome;
        this.config = config;
    }

    /** On the request's event loop. @param left called once, when the stream is over */
    Reader open(RoutingContext request, boolean endsWithTurn, Runnable left) {
        var response = request.response();
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        var reader = new Reader(response, loops.current(), endsWithTurn);
        var watched = welcome.watch(request, reader::finish);
        var timer = vertx.setPeriodic(config.keepAlive().toMillis(), tick -> {
            if (!reader.keepAlive(config.stalledReader())) {
                cut(request.request());
            }
        });
        var over = new AtomicBoolean();
        Runnable leave = () -> {
            if (over.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                watched.forget();
                reader.close();
                left.run();
            }
        };
        response.endHandler(ended -> leave.run());
        response.closeHandler(closed -> leave.run());
        response.exceptionHandler(broken -> leave.run());
        if (response.closed()) {
            leave.run();
        }
        return reader;
    }

    /** Over HTTP/1 a connection carries nothing else, and an answer that has been written cannot be reset. */
    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
