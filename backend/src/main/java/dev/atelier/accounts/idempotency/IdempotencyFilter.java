package dev.atelier.accounts.idempotency;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.http.BodyLimit;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Honours {@code Idempotency-Key} on POST and PATCH (an edited message is a new one), per caller and route. Not where secrets are answered
 * ({@code /auth}), nor for imports, which may be too large to compare and can be repeated as they are; what forms bring to be documents is on
 * the disk already when it is compared, by {@link SentAgain}.
 */
class IdempotencyFilter {
    private static final String KEY = IdempotencyFilter.class.getName();
    private static final Set<String> CREATING = Set.of("POST", "PATCH");

    private final Repeats repeats;
    private final CurrentCaller caller;

    IdempotencyFilter(Repeats repeats, CurrentCaller caller) {
        this.repeats = repeats;
        this.caller = caller;
    }

    @ServerRequestFilter
    public Optional<Response> ask(ContainerRequestContext request, RoutingContext http) throws IOException {
        var given = request.getHeaderString(Repeats.HEADER);
        var path = request.getUriInfo().getPath();
        if (given == null
                || !CREATING.contains(request.getMethod())
                || path.contains("/v1/auth/")
                || path.endsWith("/import")
                || isOfDocuments(request, path)) {
            return Optional.empty();
        }
        var key = Repeats.key(
                caller.get(), path + "?" + request.getUriInfo().getRequestUri().getRawQuery(), given);
        var body = request.getEntityStream().readNBytes((int) BodyLimit.of(http.request()));
        request.setEntityStream(new ByteArrayInputStream(body));
        var answered = repeats.answered(key, Sha256.of(body));
        if (answered.isEmpty()) {
            request.setProperty(KEY, key);
        }
        return answered;
    }

    private static boolean isOfDocuments(ContainerRequestContext request, String path) {
        return path.endsWith("/documents") && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType());
    }

    @ServerResponseFilter
    public void keep(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(KEY) instanceof Answers.Key key)) {
            return;
        }
        repeats.keep(key, response.getStatus(), response::getHeaderString, response.getEntity());
    }
}
