package dev.atelier.extensions.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.ActionSource.ActionResult;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the server of an action answers: {@code {kind: message|replacement|notice, text}} or {@code {kind: file, name, text | base64}}. */
final class RemoteResult {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 120;

    private RemoteResult() {}

    static ActionResult of(JsonNode answer) {
        return switch (answer.path("kind").asText("")) {
            case "message" -> new ActionResult.Message(text(answer));
            case "replacement" -> new ActionResult.Replacement(text(answer));
            case "notice" -> new ActionResult.Notice(text(answer));
            case "file" -> file(answer);
            default ->
                throw broken("The kind of what its server answered is neither message, replacement, notice nor file.");
        };
    }

    private static String text(JsonNode answer) {
        var text = answer.path("text");
        if (!text.isTextual() || text.textValue().length() > LONGEST_TEXT) {
            throw broken("What its server answered has no text, or one of more than " + LONGEST_TEXT + " characters.");
        }
        return text.textValue();
    }

    private static ActionResult file(JsonNode answer) {
        var name = answer.path("name")
                .asText("")
                .replaceAll("[\\p{Cntrl}/\\\\]", "_")
                .strip();
        var given = name.isEmpty() ? "result.txt" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
        var type = answer.path("media_type").asText("text/plain");
        return new ActionResult.File(given, type, bytes(answer));
    }

    private static byte[] bytes(JsonNode answer) {
        var encoded = answer.path("base64");
        if (!encoded.isTextual()) {
            return text(answer).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(encoded.textValue());
        } catch (IllegalArgumentException malformed) {
            throw broken("The file that its server answered is no base64.");
        }
    }

    private static Unavailable broken(String why) {
        return new Unavailable(ExtensionState.BROKEN, why);
    }
}
