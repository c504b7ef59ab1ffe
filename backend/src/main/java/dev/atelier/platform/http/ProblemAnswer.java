package dev.atelier.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        var problem = Problems.of(fault).of(RequestId.of(request));
        if (problem.more().get("retry_after") instanceof Number seconds) {
            response.putHeader("Retry-After", seconds.toString());
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(body(problem));
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

    private static Buffer body(Problem problem) {
        try {
            return Buffer.buffer(Json.mapper().writeValueAsBytes(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
