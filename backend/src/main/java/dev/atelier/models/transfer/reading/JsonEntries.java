package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.models.transfer.format.Origin;
import dev.atelier.platform.json.Json;
import java.io.IOException;

/**
 * The entries of a JSON document of any length, one at a time. Reads it twice: first to see what it is and that all of it is JSON, so
 * that a mistake in its last line is told before anything was done, then to hand its entries on.
 */
final class JsonEntries {
    private final DecodedText text;
    private final Origin origin;
    private final Sink sink;

    JsonEntries(DecodedText text, Origin origin, Sink sink) {
        this.text = text;
        this.origin = origin;
        this.sink = sink;
    }

    void read() throws IOException {
        try {
            switch (survey()) {
                case JsonShape.One whole -> one();
                case JsonShape.Many array -> many(origin);
                case JsonShape.Wrapped wrapped -> wrapped(wrapped);
                case JsonShape.Keyed object -> keyed();
                case JsonShape.Unknown unknown -> throw Refusals.notRecognised(unknown.found());
            }
        } catch (JsonProcessingException malformed) {
            throw Refusals.malformed(malformed);
        }
    }

    private JsonShape survey() throws IOException {
        try (var parser = parser()) {
            return new JsonSurvey(parser).shape();
        }
    }

    private JsonParser parser() throws IOException {
        return Json.mapper().getFactory().createParser(text.open());
    }

    private void one() throws IOException {
        try (var parser = parser()) {
            parser.nextToken();
            var document = Tree.next(parser);
            sink.entry(document, origin, parser.currentLocation().getCharOffset());
        }
    }

    private void many(Origin from) throws IOException {
        try (var parser = parser()) {
            parser.nextToken();
            elements(parser, from);
        }
    }

    private void wrapped(JsonShape.Wrapped shape) throws IOException {
        shape.remarks().forEach(sink::remark);
        try (var parser = parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (name.equals(shape.field())) {
                    elements(parser, shape.wrapper() == null ? origin : origin.wrapped(shape.wrapper()));
                    return;
                }
                parser.skipChildren();
            }
        }
    }

    private void elements(JsonParser parser, Origin from) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var begin = parser.currentLocation().getCharOffset();
            var entry = Tree.next(parser);
            sink.entry(entry, from, parser.currentLocation().getCharOffset() - begin);
        }
    }

    /** An object of models by their ids. */
    private void keyed() throws IOException {
        var from = origin.wrapped("X keyed");
        try (var parser = parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = parser.currentName();
                parser.nextToken();
                var begin = parser.currentLocation().getCharOffset();
                var entry = Tree.next(parser);
                if (entry instanceof ObjectNode object && !object.has("id")) {
                    object.put("id", key);
                }
                sink.entry(entry, from, parser.currentLocation().getCharOffset() - begin);
            }
        }
    }
}
