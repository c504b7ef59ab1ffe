package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a file's text about a picture means. */
final class Pictures {
    private static final Pattern DATA = Pattern.compile("data:image/(?:png|jpe?g|webp|gif);base64,");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE =
            Pattern.compile("[^/\\\\@:]+\\.(?:png|jpe?g|webp|gif)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NONE =
            Set.of("", "none", "/static/favicon.png", "/favicon.png", "/user.png", "ccdefault:");

    private Pictures() {}

    /** Sets the draft's picture, or says why there is none. */
    static void read(JsonNode given, Draft draft) {
        var text = given.asText("").strip();
        if (given.isNull() || given.isMissingNode() || NONE.contains(text)) {
            return;
        }
        var data = DATA.matcher(text);
        if (data.lookingAt()) {
            draft.picture = new PictureSource.Inline(text.substring(data.end()));
        } else if (ADDRESS.matcher(text).matches()) {
            draft.picture = new PictureSource.Link(text);
        } else if (FILE.matcher(text).matches()) {
            draft.picture = new PictureSource.Beside(text);
        } else {
            draft.problem("The picture “" + Texts.cut(text, 60) + "” cannot be had; the model has none.");
        }
    }

    /** An emoji becomes no picture, a picture or an address does. */
    static void readOrKeepEmoji(JsonNode given, String format, Draft draft) {
        var text = given.asText("").strip();
        if (text.startsWith("data:")
                || ADDRESS.matcher(text).matches()
                || FILE.matcher(text).matches()) {
            read(given, draft);
        } else if (!text.isEmpty()) {
            draft.keep(format, "avatar_emoji", com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
        }
    }
}
