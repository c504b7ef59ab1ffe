package dev.atelier.accounts;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens answers that are event streams, keeps them alive, and ends them when the client leaves or is no longer welcome. */
@Singleton
public class StreamedAnswers {
    public static final String KEEP_ALIVE = ": keep-alive\n\n";

    private final Vertx vertx;
    private final OpenStreams welcome;

    StreamedAnswers(Vertx vertx, OpenStreams welcome) {
        this.vertx = vertx;
        this.welcome = welcome;
    }

    /** Who writes one stream. */
    public interface Writer {

        /** On the stream's event loop. @return false where the client has taken nothing for so long that it is better cut */
        boolean keepAlive(Duration longestStall);

        /** From any thread: ends the answer. */
        void finish();

        /** The stream is over; nothing can be written any more. */
        void close();
    }

    /**
     * @param keepAlive how often a stream without news says that it is alive
     * @param longestStall how long a client may take nothing
     */
    public record Pace(Duration keepAlive, Duration longestStall) {}

    /** On the request's event loop. @param left called once, when the stream is over */
    public void open(RoutingContext request, Writer writer, Pace pace, Runnable left) {
        var response = request.response();
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        var watched = welcome.watch(request, writer::finish);
        var timer = vertx.setPeriodic(pace.keepAlive().toMillis(), tick -> {
            if (!writer.keepAlive(pace.longestStall())) {
                cut(request.request());
            }
        });
        var over = new AtomicBoolean();
        Runnable leave = () -> {
            if (over.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                watched.forget();
                writer.close();
                left.run();
            }
        };
        response.endHandler(ended -> leave.run());
        response.closeHandler(closed -> leave.run());
        response.exceptionHandler(broken -> leave.run());
        if (response.closed()) {
            leave.run();
        }
    }

    /**
     * Over HTTP/1 a connection carries nothing else, and an answer that has been written cannot be reset. It is closed below Vert.x' own
     * handler, which waits until the client has taken what was written: the very client that takes nothing.
     */
    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().pipeline().firstContext().close();
        } else {
            request.connection().close();
        }
    }
}
