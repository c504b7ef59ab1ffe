package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises the caller by cookie or bearer key before any route runs, JAX-RS or raw, and turns away whom it does not know.
 * Nothing is open unless it is named here.
 */
@ApplicationScoped
class Doorkeeper {
    private static final int AFTER_GATE = 50;
    private static final Set<String> ANONYMOUS = Set.of("/api/v1/config", "/api/v1/auth/signup", "/api/v1/auth/signin");
    private static final Set<String> PENDING = Set.of("/api/v1/auth/me", "/api/v1/auth/signout");

    private final Vertx vertx;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final LocalAdministrator local;

    Doorkeeper(Vertx vertx, Sessions sessions, ApiKeys keys, LocalAdministrator local) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.keys = keys;
        this.local = local;
    }

    void install(@Observes Filters filters) {
        filters.register(this::ask, AFTER_GATE);
    }

    private void ask(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.startsWith("/q/") || ANONYMOUS.contains(path)) {
            request.next();
            return;
        }
        vertx.executeBlocking(() -> recognise(request), false).onComplete(found -> {
            if (found.failed()) {
                ProblemAnswer.send(request, found.cause());
            } else {
                admit(request, found.result(), path);
            }
        });
    }

    private Optional<Caller> recognise(RoutingContext request) {
        if (local.isEveryone()) {
            return Optional.of(local.caller());
        }
        var authorization = request.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return keys.callerOf(authorization.substring(7).strip());
        }
        Cookie cookie = request.request().getCookie(Sessions.COOKIE);
        return cookie == null ? Optional.empty() : sessions.callerOf(cookie.getValue());
    }

    private static void admit(RoutingContext request, Optional<Caller> caller, String path) {
        if (caller.isEmpty()) {
            ProblemAnswer.send(request, new Fault.Unauthenticated());
        } else if (caller.get().role() == Role.PENDING && !PENDING.contains(path)) {
            ProblemAnswer.send(request, new Fault.AccountPending());
        } else {
            CurrentCaller.keep(request, caller.get());
            request.next();
        }
    }
}
