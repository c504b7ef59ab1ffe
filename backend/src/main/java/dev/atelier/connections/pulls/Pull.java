package dev.atelier.connections.pulls;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A model on its way onto an upstream.
 *
 * @param modelId the base model's id in the catalogue once it is there
 * @param completed bytes that are there, of the parts that are known so far
 * @param total bytes of the parts that are known so far; 0 before the first
 * @param bytesPerSecond smoothed; null while nothing is measured
 * @param status the upstream's own word for what it does
 * @param message what went wrong, or why it waits
 */
public record Pull(
        UUID id,
        PullKind kind,

        @Schema(examples = "hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF")
        String name,

        String modelId,
        UUID connectionId,
        String connectionName,
        PullState state,
        long completed,
        long total,
        @Nullable Long bytesPerSecond,
        @Nullable Long secondsLeft,
        String status,
        @Nullable String message,
        @Nullable Requester requestedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** Who asked for it. */
    @Schema(name = "PullRequester")
    public record Requester(UUID id, String name) {}
}
