package dev.atelier.accounts.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what was asked before as it was answered then, and keeps what is answered for the first time. */
@Singleton
class Repeats {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;
    private static final List<String> KEPT_HEADERS = List.of("ETag", "Location", HttpHeaders.CONTENT_TYPE);

    private final Answers answers;

    Repeats(Answers answers) {
        this.answers = answers;
    }

    /** @param route with its query */
    static Answers.Key key(Caller caller, String route, String given) {
        if (given.isBlank() || given.length() > LONGEST) {
            throw new Fault.BadRequest(HEADER + " must have 1 to " + LONGEST + " characters.").asException();
        }
        return new Answers.Key(caller.id(), route, given);
    }

    /** Empty where nobody asked this before: then it is to be answered, and {@link #keep} or {@link #release} to be called. */
    Optional<Response> answered(Answers.Key key, byte[] hash) {
        return switch (answers.claim(key, hash)) {
            case Answers.Claim.New() -> Optional.empty();
            case Answers.Claim.Answered(var status, var headers, var body) -> Optional.of(again(status, headers, body));
            case Answers.Claim.InProgress() ->
                throw new Fault.Conflict("request-in-progress", "The same request is being answered now.")
                        .asException();
            case Answers.Claim.OtherBody() ->
                throw new Fault.Invalid("", HEADER + " was used before, with another body").asException();
        };
    }

    /** What went wrong here may be asked again. */
    void keep(Answers.Key key, int status, Function<String, @Nullable String> header, @Nullable Object entity) {
        if (status >= 500) {
            release(key);
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (var name : KEPT_HEADERS) {
            Optional.ofNullable(header.apply(name)).ifPresent(value -> headers.put(name, value));
        }
        if (entity != null) { // which is kept as JSON, whether its type is decided yet or not
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        answers.keep(key, new Answers.Claim.Answered(status, headers, bytes(entity)));
    }

    void release(Answers.Key key) {
        answers.release(key);
    }

    private static Response again(int status, Map<String, String> headers, byte[] body) {
        var response = Response.status(status);
        headers.forEach(response::header);
        return (body.length == 0 ? response : response.entity(body)).build();
    }

    private static byte[] bytes(@Nullable Object entity) {
        try {
            return entity == null ? new byte[0] : Json.mapper().writeValueAsBytes(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
