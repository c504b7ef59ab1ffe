package dev.atelier.platform.outgoing;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One HTTP client for each event loop, so that an answer never hops between loops. */
@Singleton
public class Loops {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int LARGEST_CHUNK = 64 * 1024;

    private final VertxInternal vertx;
    private final HttpClientOptions options;
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();

    public Loops(Vertx vertx, OutgoingConfig config) {
        this.vertx = (VertxInternal) vertx;
        this.options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(config.upstream().connections())
                .setConnectTimeout((int) config.upstream().connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setDecompressionSupported(false)
                .setMaxChunkSize(LARGEST_CHUNK)
                .setMaxRedirects(0)
                .setVerifyHost(true)
                .setTrustAll(false);
    }

    /**
     * An event loop with its client.
     *
     * @param seen connections that have carried a request: only those can be stale. Touched on the loop alone.
     */
    record Loop(ContextInternal context, HttpClient client, Set<HttpConnection> seen) {}

    /** The caller's own loop if it is on one, else the next in turn. */
    Loop current() {
        var context = (ContextInternal) Vertx.currentContext();
        var own = context != null && context.nettyEventLoop().inEventLoop();
        return of(
                own
                        ? context.nettyEventLoop()
                        : (EventLoop) vertx.getEventLoopGroup().next());
    }

    private Loop of(EventLoop loop) {
        return loops.computeIfAbsent(
                loop,
                key -> new Loop(
                        vertx.createEventLoopContext(
                                key, null, Thread.currentThread().getContextClassLoader()),
                        vertx.createHttpClient(options),
                        Collections.newSetFromMap(new WeakHashMap<>())));
    }

    Vertx vertx() {
        return vertx;
    }
}
