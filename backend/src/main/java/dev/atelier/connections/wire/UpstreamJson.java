package dev.atelier.connections.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.atelier.platform.outgoing.OutgoingFailure;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads an upstream's JSON piece by piece, without a tree: several thousand pieces a second go by. */
public final class UpstreamJson {
    /** Lenient where the API's own is strict: an upstream may send what it likes. */
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private UpstreamJson() {}

    /** Takes one member of an object; the parser stands on the value, and must stand on its end afterwards. */
    @FunctionalInterface
    public interface Member {
        void read(String name, JsonParser value) throws IOException;
    }

    /** @throws OutgoingFailure where the bytes are no JSON object */
    public static void object(byte[] bytes, int from, int to, Member member) {
        try (var json = MAPPER.getFactory().createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notJson();
            }
            members(json, member);
        } catch (JsonProcessingException malformed) {
            throw notJson();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The members of the object that the parser stands on; of anything else, none. */
    public static void members(JsonParser json, Member member) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            member.read(name, json);
        }
    }

    /** A text, or nothing where the value is something else. */
    public static String text(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_STRING) {
            return value.getText();
        }
        value.skipChildren();
        return "";
    }

    /** A number, or -1 where the value is something else. */
    public static long number(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return value.getLongValue();
        }
        value.skipChildren();
        return -1;
    }

    public static JsonNode tree(JsonParser value) throws IOException {
        return value.readValueAsTree();
    }

    private static OutgoingFailure notJson() {
        return new OutgoingFailure(OutgoingFailure.Stage.UNFIT, "its answer holds a line that is no JSON.");
    }
}
