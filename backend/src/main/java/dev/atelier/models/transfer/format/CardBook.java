package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A card's lore: entries that always hold belong to the prompt; the others wait for keywords, which nothing here looks for. */
final class CardBook {
    private final JsonNode book;

    CardBook(JsonNode book) {
        this.book = book;
    }

    /** Those of the wanted side of the character; where an entry does not say, it stands before. */
    List<String> always(boolean after) {
        return entries()
                .filter(CardBook::isAlways)
                .filter(entry -> entry.path("position").asText().equals("after_char") == after)
                .sorted(Comparator.comparingInt(
                        entry -> entry.path("insertion_order").asInt()))
                .map(entry -> Texts.of(entry.path("content")))
                .toList();
    }

    /** The book with the entries that are not used. */
    JsonNode triggered() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        entries().filter(entry -> !isAlways(entry)).forEach(kept::add);
        if (!kept.isEmpty()) {
            book.properties().forEach(field -> rest.set(field.getKey(), field.getValue()));
            rest.set("entries", kept);
        }
        return rest;
    }

    /** How many wait for keywords. */
    long waiting() {
        return entries()
                .filter(entry -> !entry.path("constant").asBoolean(false))
                .count();
    }

    private Stream<JsonNode> entries() {
        return StreamSupport.stream(book.path("entries").spliterator(), false);
    }

    private static boolean isAlways(JsonNode entry) {
        return entry.path("enabled").asBoolean(true) && entry.path("constant").asBoolean(false);
    }
}
