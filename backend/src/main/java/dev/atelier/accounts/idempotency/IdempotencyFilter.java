package dev.atelier.accounts.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.BodyLimit;
import dev.atelier.platform.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Honours {@code Idempotency-Key} on POST and PATCH (an edited message is a new one), per caller and route. Not where secrets are answered
 * ({@code /auth}), nor for imports and documents, which may be too large to compare and can be repeated as they are.
 */
class IdempotencyFilter {
    static final String HEADER = "Idempotency-Key";
    private static final String KEY = IdempotencyFilter.class.getName();
    private static final int LONGEST = 255;
    private static final Set<String> CREATING = Set.of("POST", "PATCH");
    private static final List<String> KEPT_HEADERS = List.of("ETag", "Location", HttpHeaders.CONTENT_TYPE);

    private final Answers answers;
    private final CurrentCaller caller;

    IdempotencyFilter(Answers answers, CurrentCaller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    @ServerRequestFilter
    public Optional<Response> ask(ContainerRequestContext request) throws IOException {
        var given = request.getHeaderString(HEADER);
        var path = request.getUriInfo().getPath();
        if (given == null
                || !CREATING.contains(request.getMethod())
                || path.contains("/v1/auth/")
                || path.endsWith("/import")
                || path.endsWith("/documents")) {
            return Optional.empty();
        }
        if (given.isBlank() || given.length() > LONGEST) {
            throw new Fault.BadRequest(HEADER + " must have 1 to " + LONGEST + " characters.").asException();
        }
        var body = request.getEntityStream().readNBytes((int) BodyLimit.DEFAULT);
        request.setEntityStream(new ByteArrayInputStream(body));
        var key = new Answers.Key(
                caller.get().id(),
                path + "?" + request.getUriInfo().getRequestUri().getRawQuery(),
                given);
        return switch (answers.claim(key, hash(body))) {
            case Answers.Claim.New() -> {
                request.setProperty(KEY, key);
                yield Optional.empty();
            }
            case Answers.Claim.Answered(var status, var headers, var answer) ->
                Optional.of(again(status, headers, answer));
            case Answers.Claim.InProgress() ->
                throw new Fault.Conflict("request-in-progress", "The same request is being answered now.")
                        .asException();
            case Answers.Claim.OtherBody() ->
                throw new Fault.Invalid("", HEADER + " was used before, with another body").asException();
        };
    }

    @ServerResponseFilter
    public void keep(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(KEY) instanceof Answers.Key key)) {
            return;
        }
        if (response.getStatus() >= 500) {
            answers.release(key);
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (var name : KEPT_HEADERS) {
            Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> headers.put(name, value));
        }
        if (response.hasEntity()) { // which is kept as JSON, whether its type is decided yet or not
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        answers.keep(key, new Answers.Claim.Answered(response.getStatus(), headers, bytes(response.getEntity())));
    }

    private static Response again(int status, Map<String, String> headers, byte[] body) {
        var response = Response.status(status);
        headers.forEach(response::header);
        return (body.length == 0 ? response : response.entity(body)).build();
    }

    private static byte[] bytes(@org.jspecify.annotations.Nullable Object entity) {
        try {
            return entity == null ? new byte[0] : Json.mapper().writeValueAsBytes(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
