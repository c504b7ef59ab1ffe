package dev.atelier.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.json.JsonFaults;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into problem+json. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response fault(FaultException cause, RoutingContext request) {
        return answer(cause.fault(), request);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException cause, RoutingContext request) {
        return answer(JsonFaults.of(cause), request);
    }

    @ServerExceptionMapper
    Response mismatch(com.fasterxml.jackson.databind.exc.MismatchedInputException cause, RoutingContext request) {
        return answer(JsonFaults.of(cause), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException cause, RoutingContext request) {
        var errors = cause.getConstraintViolations().stream()
                .map(ProblemMappers::fieldError)
                .sorted(java.util.Comparator.comparing(FieldError::pointer))
                .toList();
        return answer(new Fault.Invalid(errors), request);
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException cause, RoutingContext request) {
        return answer(new Fault.Stale("thing", request.request().path()), request);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException cause, RoutingContext request) {
        if (cause.getCause() instanceof JsonProcessingException json) {
            return answer(JsonFaults.of(json), request);
        }
        if (cause.getCause() instanceof FaultException known) {
            return answer(known.fault(), request);
        }
        return answer(of(cause.getResponse().getStatus(), request), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable cause, RoutingContext request) {
        LOG.error("Unexpected failure", cause);
        return answer(new Fault.Internal(), request);
    }

    private static Fault of(int status, RoutingContext request) {
        return switch (status) {
            case 404 -> new Fault.NoSuchRoute(request.request().path());
            case 405 -> new Fault.MethodNotAllowed(request.request().method().name());
            case 406 -> new Fault.NotAcceptable();
            case 413 -> new Fault.TooLarge(BodyLimit.of(request.request()));
            case 415 -> new Fault.UnsupportedMediaType("Send one of the documented content types.");
            case 400 -> new Fault.BadRequest("The request cannot be read.");
            default -> new Fault.Internal();
        };
    }

    /** The path of a violation begins with the method and its parameter: {@code create.request.name} is {@code /name}. */
    private static FieldError fieldError(ConstraintViolation<?> violation) {
        var steps = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Object::toString)
                .toList();
        if (steps.size() == 2) {
            return JsonFaults.NO_OBJECT; // the body itself is not there
        }
        var field = steps.subList(2, steps.size());
        return new FieldError("/" + String.join("/", field), violation.getMessage());
    }

    private static Response answer(Fault fault, RoutingContext request) {
        var problem = Problems.of(fault).of(RequestId.of(request));
        var response = OpenAiErrors.areToldAt(request.request().path())
                ? Response.status(OpenAiErrors.status(problem))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(OpenAiErrors.body(problem))
                : Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.more().get("retry_after") instanceof Number seconds) {
            response.header("Retry-After", seconds);
        }
        return response.build();
    }
}
