package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Why a file cannot be imported, in words. */
public final class Refusals {
    public static final String NOT_RECOGNISED = "import-not-recognised";

    private Refusals() {}

    static FaultException empty() {
        return refused("import-empty", "The file is empty.");
    }

    static FaultException weights() {
        return refused(
                "import-weights-file",
                "These are model weights (GGUF). Create the model on an Ollama connection, then make a workspace model from it.");
    }

    static FaultException notUtf8(long offset) {
        return refused(
                "import-not-utf8", "Byte " + offset + " is not UTF-8. Save the file as UTF-8 and import it again.");
    }

    static FaultException withoutCard() {
        return refused(
                "import-png-without-card",
                "The picture holds no character. Card pictures lose it when a site re-encodes them: use the original file.");
    }

    static FaultException tooLarge(String detail) {
        return refused("import-too-large", detail);
    }

    static FaultException malformed(JsonProcessingException cause) {
        var at = cause.getLocation();
        var message = cause.getOriginalMessage().lines().findFirst().orElse("not JSON");
        var place = at == null ? "" : "Line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
        return refused("import-malformed-json", place + message + ". Nothing was imported.");
    }

    public static FaultException notRecognised(String found) {
        return refused(NOT_RECOGNISED, notRecognisedText(found));
    }

    public static String notRecognisedText(String found) {
        return "This is not a model file that can be imported. Expected: an Open WebUI export, a Modelfile, a character card, or a"
                + " LobeChat, LibreChat, LM Studio, Cherry Studio, ElizaOS or HuggingChat file. Found: " + found + ".";
    }

    public static FaultException refused(String slug, String detail) {
        return new Fault.ImportRefused(slug, detail).asException();
    }

    /** What an entry is, as far as one can say: its keys, or how its text begins. */
    public static String kind(JsonNode entry) {
        if (entry.isTextual()) {
            return "text that begins with “" + excerpt(entry.asText()) + "”";
        }
        if (entry.isArray()) {
            return entry.isEmpty() ? "an empty list" : "a list";
        }
        if (!entry.isObject()) {
            return "the value " + entry;
        }
        return entry.isEmpty() ? "an empty object" : "an object with " + keys(entry);
    }

    private static String keys(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .limit(8)
                .map(key -> key.length() <= 40 ? key : key.substring(0, 40) + "…")
                .collect(Collectors.joining(", "));
    }

    private static String excerpt(String text) {
        var line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
