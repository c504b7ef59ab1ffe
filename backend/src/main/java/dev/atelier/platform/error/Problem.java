package dev.atelier.platform.error;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as a client sees it (RFC 9457).
 *
 * @param type a stable slug, what programs look at
 * @param instance the request id, also in the header {@code X-Request-Id} and in the log
 * @param errors what is wrong with the input, by field
 * @param more members of single types, such as {@code retry_after}
 */
@Schema(description = "An error (RFC 9457). `type` is a stable slug; `instance` is the request id.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    Problem(String type, String title, int status, String detail) {
        this(type, title, status, detail, null, List.of(), Map.of());
    }

    Problem with(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, instance, fieldErrors, more);
    }

    Problem with(String name, Object value) {
        var all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new Problem(type, title, status, detail, instance, errors, all);
    }

    /** The same problem, told about this request. */
    public Problem of(@Nullable String requestId) {
        return new Problem(type, title, status, detail, requestId, errors, more);
    }
}
