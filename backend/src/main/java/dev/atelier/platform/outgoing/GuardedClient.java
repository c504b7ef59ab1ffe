package dev.atelier.platform.outgoing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.file.OpenOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one client for all that leaves. A name is resolved, every address it stands for must pass the {@link Policy}, and the
 * connection goes to exactly that address; the name is still what Host, SNI and the certificate are about. Nothing is asked to be compressed.
 */
@Singleton
public class GuardedClient {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final Loops loops;
    private final Destinations destinations;
    private final OutgoingConfig config;

    public GuardedClient(Loops loops, Destinations destinations, OutgoingConfig config) {
        this.loops = loops;
        this.destinations = destinations;
        this.config = config;
    }

    /** Public addresses, and those that {@code ATELIER_FETCH_ALLOW} lists. */
    public Policy forUsers() {
        return new Policy.Public(config.fetchAllow().orElse(Set.of()));
    }

    /** Sends a request; the answer streams to the listener, on the caller's event loop if it is on one. Redirects are answers like others. */
    public Exchange send(OutgoingRequest request, ExchangeListener listener) {
        return send(request, listener, config.upstream().stallTimeout());
    }

    /** @param longestSilence how long the other side may say nothing in the middle of its answer */
    public Exchange send(OutgoingRequest request, ExchangeListener listener, Duration longestSilence) {
        var loop = loops.current();
        var exchange = new Exchange(loop, request, new Patience(config.upstream(), longestSilence), listener);
        exchange.start(destinations.of(request.policy(), request.address()));
        return exchange;
    }

    /** Fetches a whole answer; fails with an {@link OutgoingFailure}. Follows redirects of users' addresses, each checked like the first. */
    public Future<Answer> fetch(OutgoingRequest request, Bounds bounds) {
        return fetch(request, new Target(() -> Future.succeededFuture(new Body.Kept()), bounds), MOST_REDIRECTS);
    }

    /** A whole answer of the very server that is asked: a redirect is an answer, so that what the request holds reaches nobody else. */
    public Future<Answer> exchange(OutgoingRequest request, Bounds bounds) {
        return once(request, new Body.Kept(), bounds);
    }

    /** As {@link #fetch}, into a file, whose size is no matter of memory; the answer's body is empty. */
    public Future<Answer> download(OutgoingRequest request, Path file, Bounds bounds) {
        var options = new OpenOptions().setWrite(true).setTruncateExisting(true);
        var files = loops.vertx().fileSystem();
        var target = new Target(() -> files.open(file.toString(), options).map(Body.Written::new), bounds);
        return fetch(request, target, MOST_REDIRECTS);
    }

    /** How much and how long. */
    public record Bounds(int bytes, Duration total) {}

    /** @param body opened anew for each of several answers */
    private record Target(Supplier<Future<Body>> body, Bounds bounds) {}

    private Future<Answer> fetch(OutgoingRequest request, Target target, int redirects) {
        return target.body()
                .get()
                .compose(body -> once(request, body, target.bounds()))
                .compose(answer -> {
                    var location = answer.headers().get("Location");
                    var follows = request.policy() instanceof Policy.Public
                            && REDIRECTS.contains(answer.status())
                            && location != null;
                    if (!follows) {
                        return Future.succeededFuture(answer);
                    }
                    if (redirects == 0) {
                        return Future.failedFuture(unfit("it redirects more than " + MOST_REDIRECTS + " times."));
                    }
                    var next = request.address().resolve(location);
                    if (request.address().secure() && !next.secure()) {
                        return Future.failedFuture(unfit("it redirects from https to http."));
                    }
                    return fetch(OutgoingRequest.get(request.policy(), next, request.headers()), target, redirects - 1);
                });
    }

    private Future<Answer> once(OutgoingRequest request, Body body, Bounds bounds) {
        Promise<Answer> promise = Promise.promise();
        var collector = new Collector(promise, body, bounds.bytes());
        var exchange = send(request, collector);
        collector.cancelWith(exchange);
        var timer = loops.vertx().setTimer(Math.max(1, bounds.total().toMillis()), fired -> {
            exchange.cancel();
            collector.failed(new OutgoingFailure(
                    OutgoingFailure.Stage.TIMEOUT,
                    "it gave no whole answer within " + Failures.words(bounds.total()) + "."));
        });
        return promise.future().onComplete(done -> loops.vertx().cancelTimer(timer));
    }

    static OutgoingFailure unfit(String detail) {
        return new OutgoingFailure(OutgoingFailure.Stage.UNFIT, detail);
    }
}
