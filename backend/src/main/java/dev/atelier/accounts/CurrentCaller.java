package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Hands resources the caller whom {@link Doorkeeper} recognised. */
@RequestScoped
public class CurrentCaller {
    private static final String KEY = Caller.class.getName();

    private final CurrentVertxRequest request;

    CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    public Caller get() {
        return of(request.getCurrent());
    }

    /** The caller of a raw route. */
    public static Caller of(RoutingContext request) {
        @Nullable Caller caller = request.get(KEY);
        if (caller == null) {
            throw new Fault.Unauthenticated().asException();
        }
        return caller;
    }

    static void keep(RoutingContext request, Caller caller) {
        request.put(KEY, caller);
    }
}
