package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a model's history.
 *
 * @param n counts from 1 within the model
 * @param author null where the account is gone
 * @param restoredFrom the version that a restore brought back
 * @param content left out of lists; access, hidden and enabled are no part of it
 */
public record ModelVersion(
        int n,
        @Nullable Author author,
        Instant createdAt,
        Cause cause,
        @Schema(examples = "Shorter answers") String message,
        @Nullable Integer restoredFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(implementation = ModelContent.class)
        Map<String, Object> content) {

    /** Who saved it. */
    @Schema(name = "VersionAuthor")
    public record Author(UUID id, String name) {}

    /** What made the version. */
    @Schema(name = "VersionCause")
    public enum Cause {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("save")
        SAVE,
        @JsonProperty("import")
        IMPORT,
        @JsonProperty("restore")
        RESTORE,
        @JsonProperty("clone")
        CLONE,
        @JsonProperty("repoint")
        REPOINT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
