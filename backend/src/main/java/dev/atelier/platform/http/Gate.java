package dev.atelier.platform.http;

import dev.atelier.platform.error.Fault;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/** What every request passes before any route, JAX-RS or raw: so no route can miss it. */
@ApplicationScoped
class Gate {
    /** Runs before {@code accounts} asks who is calling (50). */
    private static final int FIRST = 100;

    /** Runs after Quarkus has set its own upload limit (2), which is beyond all of ours. */
    private static final int AFTER_UPLOAD_LIMIT = 1;

    private final HostRule hosts;
    private final OriginRule origins;
    private final Cors cors;

    Gate(WebConfig config, @ConfigProperty(name = "atelier.auth", defaultValue = "accounts") String auth) {
        this.hosts = new HostRule(config.allowedHosts().orElse(List.of()));
        this.origins = new OriginRule(config.allowedOrigins().orElse(List.of()));
        this.cors = new Cors(origins, !auth.equals("none"));
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
        filters.register(BodyLimit::apply, AFTER_UPLOAD_LIMIT);
        filters.register(UploadName::keepBytes, AFTER_UPLOAD_LIMIT);
    }

    private void pass(RoutingContext request) {
        var id = RequestId.choose(request.request().getHeader(RequestId.HEADER));
        RequestId.keep(request, id);
        MDC.put(RequestId.LOG_KEY, id);
        SecurityHeaders.add(request);
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            ProblemAnswer.send(request, refusal.get());
        } else if (!cors.answered(request)) {
            request.next();
        }
    }

    private Optional<Fault> refusal(RoutingContext request) {
        var http = request.request();
        var host = http.getHeader("Host");
        if (!hosts.allows(host)) {
            return Optional.of(new Fault.HostNotAllowed(host == null ? "" : HostRule.name(host)));
        }
        if (http.path() == null || http.path().indexOf(';') >= 0) {
            return Optional.of(new Fault.BadRequest("A path holds no raw semicolon: write it as %3B."));
        }
        if (http.uri().contains("%00")) {
            return Optional.of(new Fault.BadRequest("An address holds no null character (%00)."));
        }
        if (!origins.allows(http)) {
            return Optional.of(new Fault.CrossSite(
                    Optional.ofNullable(http.getHeader("Origin")).orElse("another site")));
        }
        return Optional.empty();
    }
}
