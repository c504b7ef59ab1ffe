package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.atelier.platform.json.Json;
import java.io.IOException;

/** One value out of the middle of a document. */
final class Tree {
    private static final ObjectReader READER =
            Json.mapper().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Tree() {}

    static JsonNode next(JsonParser parser) throws IOException {
        return READER.readValue(parser);
    }
}
