package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.completions.Cited;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A passage that a reply was given from, as somebody may see it.
 *
 * @param number as it stands in the reply
 * @param document null, and nothing else told, where the document is gone or not theirs to read
 * @param start where the passage begins in the document's text, in UTF-16 units
 */
public record Citation(
        int number,
        @Nullable Document document,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer page,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer start,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer end) {

    @Schema(name = "CitedDocument")
    public record Document(UUID id, String name) {}

    /** For who may not read it, and until it is known who reads. */
    static Citation closed(KeptCitation kept) {
        return new Citation(kept.number(), null, null, null, null, null);
    }

    /** As it is told to who asked, at that moment. */
    static Citation of(Cited cited) {
        var kept = KeptCitation.of(cited);
        return cited.name() == null ? closed(kept) : open(kept, new Document(cited.document(), cited.name()));
    }

    static Citation open(KeptCitation kept, Document document) {
        return new Citation(kept.number(), document, kept.position(), kept.page(), kept.start(), kept.end());
    }
}
