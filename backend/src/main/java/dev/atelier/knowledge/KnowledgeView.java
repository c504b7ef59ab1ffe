package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.accounts.Rights;
import dev.atelier.accounts.Sharing;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection of documents, as one caller sees it. */
@Schema(name = "Knowledge")
public record KnowledgeView(
        UUID id,
        String name,
        String description,
        KnowledgeSettings settings,
        Sharing access,
        Owner owner,
        Counts documents,
        long passages,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        @Schema(description = "While its passages are made anew with other settings; the old ones serve meanwhile")
        Progress reembedding,

        Instant createdAt,
        Instant updatedAt,
        Rights permissions) {

    /** Whose it is. */
    @Schema(name = "KnowledgeOwner")
    public record Owner(UUID id, String name) {}

    /** How many documents it has, and how they are; cancelled ones count in the total alone. */
    @Schema(name = "DocumentCounts")
    public record Counts(long total, long ready, long failed, long working) {}

    /** How far a piece of work is. */
    @Schema(name = "KnowledgeProgress")
    public record Progress(long done, long total) {}
}
