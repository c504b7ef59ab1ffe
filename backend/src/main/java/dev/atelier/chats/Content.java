package dev.atelier.chats;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of a message.
 *
 * @param type {@code text}
 */
public record Content(
        @Schema(examples = "text") String type,

        @Schema(examples = "Who wrote Middlemarch?") String text) {

    static Content text(String text) {
        return new Content("text", text);
    }
}
