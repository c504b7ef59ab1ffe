package dev.atelier.connections.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.atelier.connections.Endpoint;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an upstream says went wrong, fit to be shown: found in its JSON, one line, bounded, without keys. */
public final class UpstreamWords {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEYS =
            Pattern.compile("\\b(?:sk|pk|rk|gsk|xai|hf|key|AIza)[-_][A-Za-z0-9_*.-]{6,}|(?i:bearer)\\s+\\S+");
    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private UpstreamWords() {}

    /** The words in a body: of its JSON where it is JSON, empty for a web page, else its text. */
    public static String ofBody(String body, Endpoint endpoint) {
        var json = parsed(body);
        if (json.isObject()) {
            return clean(find(json, 0), endpoint);
        }
        return body.stripLeading().startsWith("<") ? "" : clean(body, endpoint);
    }

    /** The words in the value of {@code error}: a text, an object with a message, or a text that holds JSON (llama.cpp behind Ollama). */
    public static String ofError(JsonNode error, Endpoint endpoint) {
        return clean(find(error, 0), endpoint);
    }

    /** One sentence for people, ending in a full stop; {@code otherwise} where the upstream said nothing. */
    public static String sentence(String words, String otherwise) {
        var text = words.isEmpty() ? otherwise : words;
        return ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String find(JsonNode node, int depth) {
        if (node.isTextual()) {
            var inner = parsed(node.textValue());
            return inner.isObject() && depth < DEEPEST ? find(inner, depth + 1) : node.textValue();
        }
        if (!node.isObject() || depth >= DEEPEST) {
            return "";
        }
        return Stream.of("error", "message", "detail", "msg", "title")
                .map(node::path)
                .map(found -> find(found, depth + 1))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static JsonNode parsed(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    static String clean(String words, Endpoint endpoint) {
        var key = endpoint.apiKey();
        var without = key == null || key.isEmpty() ? words : words.replace(key, "•••");
        var line = BLANK.matcher(KEYS.matcher(without).replaceAll("•••"))
                .replaceAll(" ")
                .strip();
        var points = line.codePointCount(0, line.length());
        return points <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
