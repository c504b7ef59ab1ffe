package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.chats.files.StoredFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in a message, as it was when it was put there: what is known of it even when it is gone. Its names are those
 * of the column, where the sweep looks for {@code file_id}.
 *
 * @param size in bytes
 * @param width of a picture, in pixels; null for texts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record Attachment(
        @JsonProperty("file_id") UUID fileId,
        String name,
        @JsonProperty("media_type") String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {

    static Attachment of(StoredFile file) {
        return new Attachment(file.id(), file.name(), file.mediaType(), file.size(), file.width(), file.height());
    }

    @JsonIgnore
    boolean isPicture() {
        return width != null;
    }
}
