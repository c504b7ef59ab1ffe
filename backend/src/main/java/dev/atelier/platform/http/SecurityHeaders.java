package dev.atelier.platform.http;

import io.vertx.ext.web.RoutingContext;

/** Headers that keep a browser from making more of an answer than it is. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    static void add(RoutingContext request) {
        var headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        var path = request.request().path();
        if (path == null || !path.startsWith("/q/")) { // Swagger UI brings scripts of its own
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
            headers.set("Cache-Control", "private, no-cache");
        }
    }
}
