package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one filter would do to a conversation, for who looks at it before it is sent.
 *
 * @param text of a refusal
 * @param documents what it would do to what was found in the model's documents; absent where there is nothing of them
 */
@Schema(name = "ExplainedFilter")
public record InletStep(
        String id,
        String name,
        Would would,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Would documents) {

    /** With what it would do to what was found in documents, by the filters' ids. */
    public InletStep with(Map<String, Would> ofDocuments) {
        return new InletStep(id, name, would, text, ofDocuments.get(id));
    }

    /** What it would do. */
    @Schema(name = "ExplainedFilterDeed")
    public enum Would {
        @JsonProperty("pass")
        PASS,
        @JsonProperty("change")
        CHANGE,
        @JsonProperty("refuse")
        REFUSE,
        /** It asks others, or counts: it was not tried. */
        @JsonProperty("not-tried")
        NOT_TRIED
    }
}
