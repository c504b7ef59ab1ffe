package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a message: a text, or a file.
 *
 * @param text of a text alone
 * @param fileId of a file: what it was called when it was sent. The rest of what is said of it is read-only
 * @param name of a file
 * @param mediaType of a file
 * @param size of a file, in bytes
 * @param width of a picture, in pixels
 */
public record Content(
        Type type,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(examples = "Who wrote Middlemarch?")
        String text,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID fileId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(examples = "whiteboard.png")
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(examples = "image/png")
        String mediaType,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer width,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer height) {

    /** What a piece is. */
    @Schema(name = "ContentType")
    public enum Type {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("file")
        FILE
    }

    /** What a message holds: its text, if it has one, then each of its files. */
    static List<Content> of(String text, List<Attachment> files) {
        var parts = new ArrayList<Content>();
        if (!text.isEmpty()) {
            parts.add(new Content(Type.TEXT, text, null, null, null, null, null, null));
        }
        files.forEach(file -> parts.add(of(file)));
        return parts;
    }

    private static Content of(Attachment file) {
        return new Content(
                file.isPicture() ? Type.IMAGE : Type.FILE,
                null,
                file.fileId(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.width(),
                file.height());
    }
}
