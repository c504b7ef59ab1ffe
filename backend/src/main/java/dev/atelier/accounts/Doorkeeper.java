package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
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

    private final Recognition recognition;

    Doorkeeper(Recognition recognition) {
        this.recognition = recognition;
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
        recognition.of(request).onComplete(found -> {
            if (found.failed()) {
                ProblemAnswer.send(request, found.cause());
            } else {
                admit(request, found.result(), path);
            }
        });
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
