package dev.atelier.platform.outgoing;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Everything but {@link #cancel}, {@link #pause} and {@link #resume} happens on one event loop. */
public final class Exchange {
    private final Loops.Loop loop;
    private final Silence silence;
    private final ExchangeListener listener;
    private final long connectMillis;

    private List<InetAddress> addresses = List.of();
    private OutgoingRequest message;
    private boolean retried;
    private boolean paused;
    private volatile boolean over;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;

    Exchange(Loops.Loop loop, OutgoingRequest message, Patience limits, ExchangeListener listener) {
        this.loop = loop;
        this.message = message;
        this.listener = listener;
        this.connectMillis = limits.connect().toMillis();
        this.silence = new Silence(loop.context(), limits, this::fail);
    }

    void start(Future<List<InetAddress>> resolving) {
        var timely = resolving.isComplete() ? resolving : resolving.timeout(connectMillis, TimeUnit.MILLISECONDS);
        timely.onComplete(found -> loop.context().runOnContext(turn -> {
            if (over) {
                return;
            }
            if (found.failed()) {
                fail(Failures.of(found.cause(), message.address()));
            } else {
                addresses = found.result();
                attempt(0);
            }
        }));
    }

    private void attempt(int which) {
        loop.client().request(options(addresses.get(which))).onComplete(opened -> {
            if (over) {
                if (opened.succeeded()) {
                    opened.result().reset();
                }
            } else if (opened.succeeded()) {
                send(opened.result(), which);
            } else if (which + 1 < addresses.size()) {
                attempt(which + 1);
            } else {
                fail(Failures.of(opened.cause(), message.address()));
            }
        });
    }

    private RequestOptions options(InetAddress address) {
        var target = message.address();
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setMethod(message.method())
                .setURI(target.path().isEmpty() ? "/" : target.path())
                .setConnectTimeout(connectMillis)
                .setFollowRedirects(false);
        options.putHeader("Host", target.authority());
        message.headers().forEach(options::putHeader);
        return options;
    }

    private void send(HttpClientRequest opened, int which) {
        request = opened;
        var reused = !loop.seen().add(opened.connection());
        silence.beforeAnswer();
        opened.send(message.body()).onComplete(answered -> {
            if (over) {
                return;
            }
            if (answered.succeeded()) {
                read(answered.result());
            } else if (reused && !retried && isClosed(answered.cause())) {
                retried = true; // the server closed an idle connection while the request was on its way
                attempt(which);
            } else {
                fail(Failures.of(answered.cause(), message.address()));
            }
        });
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }

    private void read(HttpClientResponse answer) {
        response = answer;
        message = message.withoutBody();
        silence.inAnswer();
        answer.exceptionHandler(cause -> fail(Failures.midway(cause)));
        answer.endHandler(end -> {
            if (finish()) {
                listener.end();
            }
        });
        answer.handler(bytes -> {
            if (!over) {
                silence.broken();
                listener.data(bytes);
            }
        });
        if (paused) {
            answer.pause();
        }
        listener.head(answer.statusCode(), answer.headers());
    }

    private void fail(OutgoingFailure failure) {
        if (finish()) {
            reset();
            listener.failed(failure);
        }
    }

    /** True the first time. */
    private boolean finish() {
        silence.over();
        if (over) {
            return false;
        }
        over = true;
        return true;
    }

    /** Closes the connection at once; the listener hears nothing more. */
    public void cancel() {
        over = true;
        loop.context().runOnContext(turn -> {
            silence.over();
            reset();
        });
    }

    private void reset() {
        if (request != null) {
            request.reset();
        }
    }

    public void pause() {
        loop.context().runOnContext(turn -> {
            paused = true;
            silence.excused(true);
            if (response != null && !over) {
                response.pause();
            }
        });
    }

    public void resume() {
        loop.context().runOnContext(turn -> {
            paused = false;
            silence.excused(false);
            if (response != null && !over) {
                response.resume();
            }
        });
    }
}
