package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody puts into a message.
 *
 * @param text several parts are joined by a blank line; empty where there are files alone
 */
record ContentRequest(String text, List<File> files) {
    static final int LONGEST_TEXT = 1 << 20;
    static final int MOST_FILES = 10;
    private static final int MOST_PARTS = 100;

    /** What a message says of its files besides their ids; it may be sent back. */
    private static final Set<String> READ_ONLY = Set.of("name", "media_type", "size", "width", "height");

    ContentRequest {
        files = List.copyOf(files);
    }

    /** @param pointer where the request names it */
    record File(UUID id, boolean asPicture, String pointer) {}

    static ContentRequest parse(JsonNode content, List<FieldError> errors) {
        if (!content.isArray() || content.isEmpty() || content.size() > MOST_PARTS) {
            errors.add(new FieldError("/content", "must be a list of 1 to " + MOST_PARTS + " parts"));
            return new ContentRequest("", List.of());
        }
        var parser = new Parser(errors);
        for (var i = 0; i < content.size(); i++) {
            parser.part(content.get(i), "/content/" + i);
        }
        return parser.whole();
    }

    private static final class Parser {
        private final List<String> texts = new ArrayList<>();
        private final List<File> files = new ArrayList<>();
        private final List<FieldError> errors;
        private final int errorsBefore;

        Parser(List<FieldError> errors) {
            this.errors = errors;
            this.errorsBefore = errors.size();
        }

        void part(JsonNode part, String pointer) {
            switch (part.path("type").asText()) {
                case "text" -> text(part, pointer);
                case "image" -> file(part, pointer, true);
                case "file" -> file(part, pointer, false);
                default -> errors.add(new FieldError(pointer + "/type", "must be text, image or file"));
            }
        }

        private void text(JsonNode part, String pointer) {
            refuseOthers(part, pointer, Set.of("type", "text"));
            var text = part.path("text").textValue();
            if (text == null) {
                errors.add(new FieldError(pointer + "/text", "must be a text"));
                return;
            }
            if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_16.newEncoder().canEncode(text)) {
                errors.add(new FieldError(pointer + "/text", "must hold whole characters, and no NUL"));
            }
            texts.add(text);
        }

        private void file(JsonNode part, String pointer, boolean asPicture) {
            refuseOthers(part, pointer, Set.of("type", "file_id"));
            @Nullable UUID id = TurnRequest.uuid(part.path("file_id").textValue());
            if (id == null) {
                errors.add(new FieldError(pointer + "/file_id", Attachments.NOT_YOURS));
            } else {
                files.add(new File(id, asPicture, pointer + "/file_id"));
            }
        }

        private void refuseOthers(JsonNode part, String pointer, Set<String> known) {
            part.fieldNames().forEachRemaining(field -> {
                if (!known.contains(field) && !(known.contains("file_id") && READ_ONLY.contains(field))) {
                    errors.add(new FieldError(pointer + "/" + TurnRequest.escaped(field), TurnRequest.UNKNOWN));
                }
            });
        }

        ContentRequest whole() {
            var text = texts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
            if (errors.size() == errorsBefore && text.isEmpty() && files.isEmpty()) {
                errors.add(new FieldError("/content", "must say something"));
            }
            if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
                errors.add(new FieldError("/content", "must be at most " + LONGEST_TEXT + " bytes of text"));
            }
            if (files.size() > MOST_FILES) {
                errors.add(new FieldError("/content", "must hold at most " + MOST_FILES + " files"));
            }
            return new ContentRequest(text, files);
        }
    }
}
