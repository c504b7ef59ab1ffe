package dev.atelier.connections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A connection as administrators see it: everything but its key.
 *
 * @param detail why it is not ok, in a sentence
 * @param latencyMs how long the upstream took when it was last asked
 */
public record Connection(
        UUID id,
        ConnectionKind kind,
        @Schema(examples = "Workstation") String name,
        @Schema(examples = "http://localhost:11434") String url,
        @Nullable String prefix,
        List<String> tags,
        boolean enabled,
        int priority,
        List<String> extraParams,
        boolean hasApiKey,
        ConnectionState state,
        @Nullable String detail,
        @Nullable String version,
        @Nullable Integer latencyMs,
        @Nullable Instant checkedAt,
        long modelCount,
        Instant createdAt,
        Instant updatedAt) {

    static Connection of(ConnectionEntity row, ConnectionStatus status) {
        return new Connection(
                row.id,
                row.kind,
                row.name,
                row.url,
                row.prefix,
                List.of(row.tags),
                row.enabled,
                row.priority,
                List.of(row.extraParams),
                row.apiKey != null,
                row.enabled ? status.state() : ConnectionState.DISABLED,
                row.enabled ? status.detail() : null,
                status.version(),
                status.latencyMs(),
                status.checkedAt(),
                status.models(),
                row.createdAt,
                row.updatedAt);
    }
}
