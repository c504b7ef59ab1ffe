package dev.atelier.completions.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.completions.Completions;
import dev.atelier.models.RunnableModels;
import dev.atelier.platform.http.RawBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Reads a short request, and the model that it names, while its caller is still being recognised: two questions to the database, and
 * neither waits for the other. Nothing of it is told, and nothing leaves the server, before the caller is known.
 */
@ApplicationScoped
class AskedAhead {
    /** Before {@code accounts} asks who is calling (50), and after the gate (100). */
    private static final int BEFORE_THE_DOORKEEPER = 60;

    private static final int MOST_BYTES = 16 << 10;
    private static final Pattern FEW = Pattern.compile("[0-9]{1,5}");
    private static final String KEY = AskedAhead.class.getName();

    private final Completions completions;

    AskedAhead(Completions completions) {
        this.completions = completions;
    }

    /** What was asked, and its model. */
    record Asked(JsonNode body, boolean isLong, RunnableModels.Ahead model) {}

    void install(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_THE_DOORKEEPER);
    }

    private void begin(RoutingContext request) {
        if (isShort(request.request())) {
            request.put(KEY, RawBody.ofJson(request).map(bytes -> asked(RawBody.parse(bytes), false)));
        }
        request.next();
    }

    private static boolean isShort(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST || !CompletionRoutes.PATH.equals(request.path())) {
            return false;
        }
        var length = request.getHeader("Content-Length");
        return length != null && FEW.matcher(length).matches() && Integer.parseInt(length) <= MOST_BYTES;
    }

    /** Whatever was not read ahead is read now. A change of threads would cost more than to read what is short. */
    Future<Asked> of(RoutingContext request) {
        Future<Asked> begun = request.get(KEY);
        return begun != null
                ? begun
                : RawBody.ofJson(request)
                        .compose(bytes -> request.vertx().executeBlocking(() -> RawBody.parse(bytes), false))
                        .map(body -> asked(body, true));
    }

    private Asked asked(JsonNode body, boolean isLong) {
        return new Asked(body, isLong, completions.ahead(body.path("model").asText("")));
    }
}
