package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells what a file is: JSON with entries of models in it, or why it is not. */
final class ImportFile {
    private static final int MOST_ENTRIES = 20_000;
    private static final List<String> WRAPPERS = List.of("models", "items", "data");

    private ImportFile() {}

    /** The entries of the file, unwrapped. Throws {@link Fault.ImportRefused}. */
    static List<JsonNode> entries(byte[] bytes) {
        var text = text(bytes);
        var first = text.stripLeading();
        if (first.isEmpty()) {
            throw refused("import-empty", "The file is empty.");
        }
        if (first.charAt(0) != '{' && first.charAt(0) != '[') {
            throw notRecognised("text that begins with “" + excerpt(first) + "”");
        }
        var entries = unwrapped(parse(text));
        if (entries.isEmpty()) {
            throw notRecognised("an empty list");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw refused("import-too-large", "At most " + MOST_ENTRIES + " entries are imported at once.");
        }
        entries.forEach(ImportFile::refuseOtherExports);
        if (entries.stream().noneMatch(OpenWebUiReader::recognises)) {
            throw notRecognised(
                    entries.getFirst().isObject() ? "an object with " + keys(entries.getFirst()) : "a list");
        }
        return entries;
    }

    private static List<JsonNode> unwrapped(JsonNode document) {
        if (document.isObject() && !OpenWebUiReader.recognises(document)) {
            for (var wrapper : WRAPPERS) {
                if (document.path(wrapper).isArray()) {
                    return list(document.path(wrapper));
                }
            }
        }
        return document.isArray() ? list(document) : List.of(document);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
            throw refused("import-not-recognised", "Pictures with a character in them cannot be imported yet.");
        }
        if (startsWith(bytes, 'G', 'G', 'U', 'F')) {
            throw refused(
                    "import-weights-file",
                    "These are model weights (GGUF). Create the model on an Ollama connection, then make a workspace model from it.");
        }
        var charset = charset(bytes);
        var content = ByteBuffer.wrap(bytes);
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(content)
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw refused(
                    "import-not-utf8",
                    "Byte " + (content.position() + 1) + " is not UTF-8. Save the file as UTF-8 and import it again.");
        }
    }

    private static Charset charset(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException cause) {
            var at = cause.getLocation();
            var message = cause.getOriginalMessage().lines().findFirst().orElse("not JSON");
            throw refused(
                    "import-malformed-json",
                    "Line %d, column %d: %s. Nothing was imported."
                            .formatted(at.getLineNr(), at.getColumnNr(), message));
        }
    }

    private static void refuseOtherExports(JsonNode entry) {
        otherExport(entry).ifPresent(what -> {
            throw refused("import-other-export", "This is an Open WebUI export of " + what + ", not of models.");
        });
    }

    private static java.util.Optional<String> otherExport(JsonNode entry) {
        if (entry.path("content").isTextual()
                && Set.of("filter", "action", "pipe")
                        .contains(entry.path("type").asText())) {
            return java.util.Optional.of("functions");
        }
        if (entry.path("content").isTextual() && entry.path("specs").isArray()) {
            return java.util.Optional.of("tools");
        }
        if (entry.path("chat").isObject() || entry.path("messages").isArray() && !entry.has("params")) {
            return java.util.Optional.of("chats");
        }
        if (entry.path("command").isTextual() && entry.path("content").isTextual()) {
            return java.util.Optional.of("prompts");
        }
        return java.util.Optional.empty();
    }

    private static RuntimeException notRecognised(String found) {
        return refused(
                "import-not-recognised",
                "This is not a model file that can be imported. Expected: an Open WebUI export (JSON). Found: " + found
                        + ".");
    }

    private static RuntimeException refused(String slug, String detail) {
        return new Fault.ImportRefused(slug, detail).asException();
    }

    private static String keys(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .limit(8)
                .collect(Collectors.joining(", "));
    }

    private static String excerpt(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
