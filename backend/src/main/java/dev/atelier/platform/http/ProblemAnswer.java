package dev.atelier.platform.http;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Ends a raw (Vert.x) request with a problem. */
public final class ProblemAnswer {
    private static final Logger LOG = Logger.getLogger(ProblemAnswer.class);

    private ProblemAnswer() {}

    public static void send(RoutingContext request, Fault fault) {
        send(request, Problems.of(fault));
    }

    public static void send(RoutingContext request, Problem of) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        var problem = of.of(RequestId.of(request));
        if (problem.more().get("retry_after") instanceof Number seconds) {
            response.putHeader("Retry-After", seconds.toString());
        }
        if (OpenAiErrors.areToldAt(request.request().path())) {
            response.setStatusCode(OpenAiErrors.status(problem))
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(Json.bytes(OpenAiErrors.body(problem))));
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)));
    }

    /** Ends the request with what {@code cause} says: a fault as it is, anything else as an internal error in the log. */
    public static void send(RoutingContext request, Throwable cause) {
        if (cause instanceof FaultException known) {
            send(request, known.fault());
        } else {
            LOG.error("Unexpected failure", cause);
            send(request, new Fault.Internal());
        }
    }
}
