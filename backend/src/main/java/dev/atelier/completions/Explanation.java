package dev.atelier.completions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ConnectionKind;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request that would go upstream, and where each part of it comes from.
 *
 * @param version the model's, at this moment; 0 for a base model without settings
 * @param request the exact body
 * @param connection which is asked first; {@code others} would be asked if it did not answer
 * @param variables of the system prompt, each once; those without a value are unknown and stay as they are
 * @param notSent parameters that are set and do not reach this upstream
 */
public record Explanation(
        String modelId,
        int version,
        @Schema(implementation = Object.class) JsonNode request,
        Connection connection,
        List<Connection> others,
        List<Part> parts,
        List<Variable> variables,
        List<NotSent> notSent) {

    /** A connection that has the base model. */
    @Schema(name = "ExplainedConnection")
    public record Connection(UUID id, String name, ConnectionKind kind) {}

    /**
     * @param path a JSON Pointer (RFC 6901) into the request
     * @param lost the value that would have stood there, where another won
     */
    @Schema(name = "ExplainedPart")
    public record Part(
            @Schema(examples = "/options/temperature") String path,
            @Schema(implementation = Object.class) JsonNode value,
            Origin origin,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Lost lost) {}

    /** A value of the model's that the request overrode. */
    @Schema(name = "ExplainedLoss")
    public record Lost(@Nullable Object value, Origin origin) {}

    @Schema(name = "ExplainedVariable")
    public record Variable(
            @Schema(examples = "{{USER_NAME}}") String text,
            @Nullable String value) {}

    @Schema(name = "ExplainedParameter")
    public record NotSent(String name, @Nullable Object value, Reason reason) {}

    /** Where a part comes from. */
    @Schema(name = "ExplainedOrigin")
    public enum Origin {
        @JsonProperty("model")
        MODEL,
        @JsonProperty("example")
        EXAMPLE,
        @JsonProperty("request")
        REQUEST,
        @JsonProperty("server")
        SERVER
    }

    /** Why a parameter stays behind. */
    @Schema(name = "ExplainedReason")
    public enum Reason {
        /** It steers Atelier, not the upstream. */
        @JsonProperty("kept_here")
        KEPT_HERE,
        /** This kind of upstream does not know it, or the connection does not list it, or its value is not for it. */
        @JsonProperty("not_taken")
        NOT_TAKEN,
        @JsonProperty("retired")
        RETIRED,
        /** Atelier does not know it: it is kept for export. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
