package dev.atelier.accounts;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who a request comes from, by its cookie or its bearer key; asks the database every time. */
@ApplicationScoped
class Recognition {
    private final CallerRows callers;
    private final LocalAdministrator local;

    Recognition(CallerRows callers, LocalAdministrator local) {
        this.callers = callers;
        this.local = local;
    }

    Future<Optional<Caller>> of(RoutingContext request) {
        if (local.isEveryone()) {
            return Future.succeededFuture(Optional.of(local.caller()));
        }
        var authorization = request.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return callers.byKey(authorization.substring(7).strip());
        }
        Cookie cookie = request.request().getCookie(Sessions.COOKIE);
        return cookie == null ? Future.succeededFuture(Optional.empty()) : callers.bySession(cookie.getValue());
    }
}
