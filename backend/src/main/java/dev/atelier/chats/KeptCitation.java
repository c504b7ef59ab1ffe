package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.completions.Cited;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage that a reply was given from, as the reply keeps it: where it stands, and nothing of what it says. Its names are those of the
 * column.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record KeptCitation(
        int number,
        @JsonProperty("document_id") UUID documentId,
        int position,
        @Nullable Integer page,
        int start,
        int end) {
    private static final UUID NOTHING = new UUID(0, 0);

    /** One whose document is told to nobody. */
    static KeptCitation ofNothing(int number) {
        return new KeptCitation(number, NOTHING, 0, null, 0, 0);
    }

    static KeptCitation of(Cited cited) {
        return new KeptCitation(
                cited.number(), cited.document(), cited.position(), cited.page(), cited.start(), cited.end());
    }
}
