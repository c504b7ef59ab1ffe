package dev.atelier.connections;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A model on the disk of an upstream.
 *
 * @param size in bytes
 * @param modifiedAt when it was fetched or made
 * @param loaded null where it is not in memory
 * @param isDerived whether it was made there from another one, so that no registry has it
 */
public record StoredModel(
        @Schema(examples = "llama3.2:3b") String name,
        long size,
        String digest,
        @Nullable Instant modifiedAt,
        @Nullable String family,
        @Nullable String parameterSize,
        @Nullable String quantization,
        @Nullable Loaded loaded,

        @com.fasterxml.jackson.annotation.JsonIgnore @Schema(hidden = true)
        boolean isDerived) {

    /**
     * A model in memory.
     *
     * @param expiresAt when it leaves by itself
     * @param sizeVram bytes on graphics cards
     */
    public record Loaded(@Nullable Instant expiresAt, long sizeVram) {}
}
