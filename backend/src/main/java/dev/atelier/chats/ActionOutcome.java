package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an action gave.
 *
 * @param message of a message or a replacement: the new one; a replacement stands beside the original, which is still there
 * @param text of a notice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionOutcome(
        Kind kind,
        @Nullable Message message,
        @Nullable File file,
        @Nullable String text) {

    /** What became of it. */
    @Schema(name = "ActionOutcomeKind")
    public enum Kind {
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("replacement")
        REPLACEMENT,
        @JsonProperty("file")
        FILE,
        @JsonProperty("notice")
        NOTICE
    }

    /** A file that an action made: its owner's, as one that they sent. */
    @Schema(name = "ActionFile")
    public record File(UUID id, String name) {}
}
