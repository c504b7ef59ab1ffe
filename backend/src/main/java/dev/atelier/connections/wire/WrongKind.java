package dev.atelier.connections.wire;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.Future;

/** Recognises a server of the other kind at an address, so that the mistake can be named. */
public final class WrongKind {
    private WrongKind() {}

    /** Only an answer that makes no sense is worth a second question: a dead server or a refused key is what it is. */
    public static boolean isSuspected(Throwable cause) {
        return cause instanceof FaultException known
                && known.fault() instanceof Fault.Upstream upstream
                && (upstream.cause() == UpstreamCause.INVALID
                        || upstream.cause() == UpstreamCause.REFUSED
                        || upstream.cause() == UpstreamCause.MODEL_MISSING);
    }

    /** Asked where Ollama's protocol made no sense. */
    public static <T> Future<T> perhapsOpenAi(UpstreamHttp http, Throwable cause) {
        var base = http.base();
        var v1 = base.path().endsWith("/v1") ? base : base.below("/v1");
        return http.get(v1.below("/models"))
                .compose(
                        list -> Future.failedFuture(
                                list.path("data").isArray()
                                        ? http.invalid(
                                                "this answers like an OpenAI-compatible server: choose the kind openai and the address "
                                                        + v1 + ".")
                                        : cause),
                        failed -> Future.failedFuture(cause));
    }

    /** Asked where OpenAI's protocol made no sense. */
    public static <T> Future<T> perhapsOllama(UpstreamHttp http, Throwable cause) {
        var base = http.base();
        var root = new WebAddress(
                base.secure(), base.host(), base.port(), base.path().replaceFirst("/v1$", ""));
        return http.get(root.below("/api/version"))
                .compose(
                        answer -> Future.failedFuture(
                                answer.path("version").isTextual()
                                        ? http.invalid(
                                                "this answers like an Ollama server: choose the kind ollama and the address "
                                                        + root + ", or add /v1 to the address.")
                                        : cause),
                        failed -> Future.failedFuture(cause));
    }
}
