package dev.atelier.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Lets pages of the listed origins call the API with a person's cookie (CORS). */
final class Cors {
    private Cors() {}

    /** Adds the headers; true where the request was only the browser's question and is answered by them. */
    static boolean answered(RoutingContext request, OriginRule origins) {
        var origin = request.request().getHeader("Origin");
        if (!origins.isListed(origin)) {
            return false;
        }
        var headers = request.response().headers();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Credentials", "true");
        headers.set("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Request-Id, Content-Disposition");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        headers.add("Vary", "Origin");
        var asked = request.request().getHeader("Access-Control-Request-Method");
        if (asked == null || request.request().method() != HttpMethod.OPTIONS) {
            return false;
        }
        headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        headers.set(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id");
        headers.set("Access-Control-Max-Age", "600");
        request.response().setStatusCode(204).end();
        return true;
    }
}
