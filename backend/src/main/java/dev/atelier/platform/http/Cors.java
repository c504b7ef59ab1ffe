package dev.atelier.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets pages of other sites call the API (CORS): those of the listed origins with a person's cookie, and everybody's under {@code /v1}, but
 * only with a bearer key, which no browser sends on its own.
 */
final class Cors {
    private static final String ALLOWED =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id";

    /** OpenAI's SDKs send a dozen headers of their own, and new ones with each release. */
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9, _-]{1,2000}");

    private final OriginRule origins;
    private final boolean keysCount;

    /** @param keysCount false where whoever reaches the server is let in, key or not: then no other site may */
    Cors(OriginRule origins, boolean keysCount) {
        this.origins = origins;
        this.keysCount = keysCount;
    }

    /** Adds the headers; true where the request was only the browser's question and is answered by them. */
    boolean answered(RoutingContext request) {
        var http = request.request();
        var origin = http.getHeader("Origin");
        var listed = origins.isListed(origin);
        var isQuestion = http.method() == HttpMethod.OPTIONS && http.getHeader("Access-Control-Request-Method") != null;
        if (origin == null || !listed && !isOpen(request, isQuestion)) {
            return false;
        }
        var headers = request.response().headers();
        headers.set("Access-Control-Allow-Origin", listed ? origin : "*");
        if (listed) {
            headers.set("Access-Control-Allow-Credentials", "true");
        }
        headers.set("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Request-Id, Content-Disposition");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        headers.add("Vary", "Origin");
        if (!isQuestion) {
            return false;
        }
        headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        headers.set("Access-Control-Allow-Headers", allowed(request));
        headers.set("Access-Control-Max-Age", "600");
        request.response().setStatusCode(204).end();
        return true;
    }

    private boolean isOpen(RoutingContext request, boolean isQuestion) {
        var http = request.request();
        return keysCount && OpenAiErrors.areToldAt(http.path()) && (isQuestion || OriginRule.hasBearerKey(http));
    }

    private static String allowed(RoutingContext request) {
        return Optional.ofNullable(request.request().getHeader("Access-Control-Request-Headers"))
                .filter(asked -> OpenAiErrors.areToldAt(request.request().path()))
                .filter(asked -> HEADER_NAMES.matcher(asked).matches())
                .orElse(ALLOWED);
    }
}
