package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.accounts.Rights;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A document, as one caller sees it.
 *
 * @param knowledgeId its collection; null for one that belongs straight to models
 * @param size in bytes
 */
public record Document(
        UUID id,
        @Nullable UUID knowledgeId,
        @Schema(examples = "handbook.pdf") String name,

        @Schema(examples = "Policies", description = "Empty for none; a folder is gone with its last document")
        String folder,

        @Schema(examples = "application/pdf") String mediaType,
        long size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sourceUrl,
        DocumentState state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Progress progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Trouble problem,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(examples = "en")
        String language,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer pages,
        int passages,
        Instant createdAt,
        Instant updatedAt,
        Rights permissions) {

    /** How many of its passages are embedded. */
    @Schema(name = "DocumentProgress")
    public record Progress(int done, int total) {}

    /** Why it cannot be answered from. */
    @Schema(name = "DocumentProblem")
    public record Trouble(
            @Schema(examples = "document-encrypted") String type, String title, String detail) {}
}
