package dev.atelier.extensions.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an extension is tried with: a tool with the name of one and its arguments; a filter with messages (what goes in), pieces (what
 * streams out) or a text (what is kept); an action with a message.
 *
 * @param code of a script, in the place of what is saved
 * @param settings in the place of those that are saved
 */
@Schema(name = "ExtensionTest")
record BenchRequest(
        @Nullable @Schema(examples = "calculate") String tool,
        @Nullable @Schema(implementation = Object.class) JsonNode arguments,
        @Nullable List<Said> messages,
        @Nullable List<String> pieces,
        @Nullable String text,
        @Nullable String message,
        @Nullable List<Said> chat,
        @Nullable String input,
        @Nullable String code,
        @Nullable @Schema(implementation = Object.class) JsonNode settings) {

    /** A message of a conversation. */
    @Schema(name = "TestMessage")
    record Said(
            @Nullable @Schema(enumeration = {"system", "user", "assistant"})
            String role,

            @Nullable String content) {}
}
