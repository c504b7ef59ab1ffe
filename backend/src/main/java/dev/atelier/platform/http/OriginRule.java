package dev.atelier.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pages may make a browser send something that changes state: ours, and the ones that the configuration names. */
final class OriginRule {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> allowed = new HashSet<>();

    OriginRule(Collection<String> more) {
        more.forEach(origin -> allowed.add(origin.strip().toLowerCase(Locale.ROOT)));
    }

    boolean allows(HttpServerRequest request) {
        if (SAFE.contains(request.method()) || hasBearerKey(request)) {
            return true; // a bearer key is never sent by a browser on its own
        }
        var origin = request.getHeader("Origin");
        if (isListed(origin) || isOwn(origin, request.getHeader("Host"))) {
            return true;
        }
        return origin == null && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    boolean isListed(@Nullable String origin) {
        return origin != null && allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        var scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    static boolean hasBearerKey(HttpServerRequest request) {
        var authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }
}
