package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Texts as they are stored: line ends are LF, and there is no NUL, which cannot be stored. */
final class Texts {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:quot|amp|lt|gt|nbsp|apos|#\\d{1,6}|#x[0-9a-fA-F]{1,6});");

    private Texts() {}

    static String of(JsonNode node) {
        return clean(node.asText(""));
    }

    static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    static boolean isText(JsonNode entry, String... fields) {
        return Stream.of(fields).allMatch(field -> entry.path(field).isTextual());
    }

    static boolean hasAny(JsonNode entry, String... fields) {
        return Stream.of(fields).anyMatch(entry::has);
    }

    /** The texts of a list, or the one text. */
    static List<String> list(JsonNode node) {
        var items = node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
        return items.filter(JsonNode::isValueNode)
                .map(item -> of(item).strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .toList();
    }

    static String firstOf(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    static boolean holdsEntities(String text) {
        return ENTITY.matcher(text).find();
    }

    /** Parts that are not blank, trimmed, with a blank line between them. */
    static String paragraphs(List<String> parts) {
        var kept = new ArrayList<String>();
        parts.stream().map(String::strip).filter(part -> !part.isEmpty()).forEach(kept::add);
        return String.join("\n\n", kept);
    }

    /** At most so many characters, never half of one. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
