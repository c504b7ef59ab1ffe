package dev.atelier.completions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ConnectionKind;
import dev.atelier.extensions.filtering.InletStep;
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
 * @param variables of the system prompt and the examples, each once; those without a value are unknown and stay as they are
 * @param notSent parameters that are set and do not reach this upstream
 * @param leftOut how many of the oldest turns of the chat have no room
 * @param documentsLeftOut collections and documents that the model names and that do not count, since its owner may not use them, or they are gone
 * @param filters what each of them would do to what is sent, in their order; absent where there are none
 * @param unseenImages how many pictures the model is only told of, since it does not see them
 */
public record Explanation(
        String modelId,
        int version,
        @Schema(implementation = Object.class) JsonNode request,
        Connection connection,
        List<Connection> others,
        List<Part> parts,
        List<Variable> variables,
        List<NotSent> notSent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer leftOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer unseenImages,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LeftOut> documentsLeftOut,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InletStep> filters) {

    /**
     * A connection that has the base model.
     *
     * @param address where the request is sent; for administrators alone, and absent for the demo
     */
    @Schema(name = "ExplainedConnection")
    public record Connection(
            UUID id,
            String name,
            ConnectionKind kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "http://127.0.0.1:11434/api/chat") @Nullable
            String address) {}

    /**
     * @param path a JSON Pointer (RFC 6901) into the request
     * @param lost the value that would have stood there, where another won
     * @param paragraphs of the system message, with who wrote each; absent for all else
     * @param sources of the passages that were found in the model's documents; absent for all else
     * @param messageIds of the chat, where the part is made of its messages; absent elsewhere
     */
    @Schema(name = "ExplainedPart")
    public record Part(
            @Schema(examples = "/options/temperature") String path,
            @Schema(implementation = Object.class) JsonNode value,
            Origin origin,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Lost lost,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Paragraph> paragraphs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<UUID> messageIds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Source> sources) {

        Part(String path, JsonNode value, Origin origin) {
            this(path, value, origin, null, null, null, null);
        }
    }

    /**
     * A passage that the model is sent, and why.
     *
     * @param document null, as is all that follows, where the caller may not see inside it
     * @param scores as POST /api/v1/knowledge/query tells them
     */
    @Schema(name = "ExplainedSource")
    public record Source(
            int number,
            @Nullable Document document,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer position,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer page,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double score,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Scores scores) {}

    @Schema(name = "ExplainedDocument")
    public record Document(UUID id, String name) {}

    @Schema(name = "ExplainedScores")
    public record Scores(double words, double trigrams, double cosine, double match) {}

    /** @param kind collection or document */
    @Schema(name = "ExplainedAbsence")
    public record LeftOut(String kind, String id) {}

    /** @param text as it is sent, the values of its variables in it */
    @Schema(name = "ExplainedParagraph")
    public record Paragraph(String text, Origin origin, List<Place> variables) {}

    /** @param at where the value, or without one the variable itself, begins in the text: so many UTF-16 units before it */
    @Schema(name = "ExplainedPlace")
    public record Place(
            @Schema(examples = "{{USER_NAME}}") String text,
            @Nullable String value,
            int at) {}

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
        /** What administrators set for the base model here. */
        @JsonProperty("base-settings")
        BASE_SETTINGS,
        @JsonProperty("example")
        EXAMPLE,
        /** What was found in the model's documents. */
        @JsonProperty("documents")
        DOCUMENTS,
        /** What was said in the chat before. */
        @JsonProperty("history")
        HISTORY,
        @JsonProperty("request")
        REQUEST,
        /** What a filter changed, or put in. */
        @JsonProperty("filter")
        FILTER,
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
