package dev.atelier.chats.files;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file of one's own.
 *
 * @param size in bytes
 * @param width of a picture, in pixels; null for texts
 */
@Schema(name = "File")
public record StoredFile(
        UUID id,
        @Schema(examples = "whiteboard.png") String name,
        @Schema(examples = "image/png") String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        Instant createdAt) {

    static StoredFile of(FileEntity file) {
        return new StoredFile(file.id, file.name, file.mediaType, file.size, file.width, file.height, file.createdAt);
    }

    @JsonIgnore
    public boolean isPicture() {
        return width != null;
    }
}
