package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.models.transfer.format.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole document once, keeping next to nothing of it, and tells its shape. */
final class JsonSurvey {
    private static final List<String> WRAPPERS = List.of("models", "items", "data", "workspaces");
    private static final Map<String, String> BESIDE =
            Map.of("tools", "tools", "tool_servers", "tool servers", "functions", "functions");

    /** Longer entries are no models, and would not fit into memory. */
    private static final long LONGEST_ENTRY = 32L << 20;

    private static final int MOST_ENTRIES = 20_000;

    /** So many members of an object are kept even if each of them could be a model by itself. */
    private static final int KEPT_MEMBERS = 8;

    private final JsonParser parser;
    private final ObjectNode skeleton = JsonNodeFactory.instance.objectNode();
    private final Map<String, Integer> wrappers = new HashMap<>();
    private boolean keyed = true;
    private long kept;

    JsonSurvey(JsonParser parser) {
        this.parser = parser;
    }

    JsonShape shape() throws IOException {
        var shape = parser.nextToken() == JsonToken.START_ARRAY ? array() : object();
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "there is more behind the end of the document");
        }
        return shape;
    }

    private JsonShape array() throws IOException {
        var first = JsonToken.NOT_AVAILABLE;
        var entries = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            first = entries == 0 ? parser.currentToken() : first;
            entries++;
            pass();
        }
        limit(entries);
        if (entries == 0) {
            return new JsonShape.Unknown("an empty list");
        }
        return switch (first) {
            case START_OBJECT -> new JsonShape.Many();
            case START_ARRAY -> new JsonShape.One(); // pairs of a title and a prompt
            default -> new JsonShape.Unknown("a list of values");
        };
    }

    private JsonShape object() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && WRAPPERS.contains(name)) {
                wrappers.put(name, elements());
                keyed = false;
            } else {
                member(name);
            }
        }
        if (Formats.of(skeleton).isPresent()) {
            return new JsonShape.One();
        }
        return WRAPPERS.stream()
                .filter(name -> wrappers.getOrDefault(name, 0) > 0)
                .findFirst()
                .<JsonShape>map(this::wrapped)
                .orElseGet(() -> keyed && !skeleton.isEmpty()
                        ? new JsonShape.Keyed()
                        : new JsonShape.Unknown(Refusals.kind(withWrappers())));
    }

    private int elements() throws IOException {
        var entries = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries++;
            pass();
        }
        limit(entries);
        return entries;
    }

    private void pass() throws IOException {
        var begin = parser.currentLocation().getCharOffset();
        parser.skipChildren();
        measure(parser.currentLocation().getCharOffset() - begin);
    }

    private static void limit(int entries) {
        if (entries > MOST_ENTRIES) {
            throw Refusals.tooLarge("At most " + MOST_ENTRIES + " entries are imported at once.");
        }
    }

    private static void measure(long length) {
        if (length > LONGEST_ENTRY) {
            throw Refusals.tooLarge("An entry is more than " + (LONGEST_ENTRY >> 20) + " MiB.");
        }
    }

    private void member(String name) throws IOException {
        var begin = parser.currentLocation().getCharOffset();
        var value = Tree.next(parser);
        keyed = keyed && Formats.OPEN_WEBUI.recognises(value);
        if (!keyed || skeleton.size() < KEPT_MEMBERS) {
            skeleton.set(name, value);
            kept += parser.currentLocation().getCharOffset() - begin;
            measure(kept);
        }
    }

    private JsonShape wrapped(String field) {
        var beside = new ArrayList<String>();
        BESIDE.forEach((name, words) -> {
            var count = skeleton.path(name).size();
            if (count > 0) {
                beside.add(count + " " + words + " are not imported; add them under Extensions.");
            }
        });
        var isBundle = skeleton.has("generator") || BESIDE.keySet().stream().anyMatch(skeleton::has);
        return new JsonShape.Wrapped(field, isBundle ? "X bundle" : null, List.copyOf(beside));
    }

    private JsonNode withWrappers() {
        wrappers.keySet().forEach(skeleton::putArray);
        return skeleton;
    }
}
