package dev.atelier.platform.http;

import dev.atelier.platform.error.Fault;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;

/** How many bytes a request may carry: 4 MiB, or 256 MiB for an import. */
public final class BodyLimit {
    public static final long DEFAULT = 4L << 20;
    public static final long IMPORT = 256L << 20;

    private BodyLimit() {}

    static void apply(RoutingContext request) {
        var limit = of(request.request().path());
        if (announced(request) > limit) {
            ProblemAnswer.send(request, new Fault.TooLarge(limit));
            return;
        }
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit); // also holds for a body of unknown length
        request.next();
    }

    static long of(String path) {
        return path.startsWith("/api/") && path.endsWith("/import") ? IMPORT : DEFAULT;
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
