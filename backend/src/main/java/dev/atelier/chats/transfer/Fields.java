package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what files say, whatever they hold instead. */
final class Fields {
    /** Times beyond it are not seconds but milliseconds. */
    private static final double LAST_SECOND = 1e11;

    private Fields() {}

    /** Without what no database can hold. */
    static String text(JsonNode node) {
        var text = node.isTextual() ? node.textValue() : "";
        return text.replace("\0", "")
                .replaceAll("[\\ud800-\\udfff]", "?"); // halves of characters: whole ones do not match
    }

    /** The beginning of it, in whole characters. */
    static String text(JsonNode node, int longest) {
        var text = text(node);
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    static @Nullable Integer count(JsonNode number) {
        return number.canConvertToInt() && number.isIntegralNumber() && number.intValue() >= 0
                ? number.intValue()
                : null;
    }

    static @Nullable String id(JsonNode node) {
        var text = text(node);
        return text.isBlank() ? null : text;
    }

    /** Seconds or milliseconds since 1970, or RFC 3339. */
    static @Nullable Instant time(JsonNode node) {
        if (node.isNumber() && node.doubleValue() > 0) {
            var seconds = node.doubleValue() > LAST_SECOND ? node.doubleValue() / 1000 : node.doubleValue();
            return seconds > LAST_SECOND ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
        }
        try {
            return node.isTextual() ? Instant.parse(node.textValue()) : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
