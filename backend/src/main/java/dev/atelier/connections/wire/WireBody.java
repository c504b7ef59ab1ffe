package dev.atelier.connections.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatRequest;
import java.util.function.Function;

/**
 * The body of a chat request, before it is written.
 *
 * @param writing into the words of one kind of upstream
 */
public record WireBody(ChatRequest request, Function<ChatRequest, ? extends JsonNode> writing) {
    private static final long LARGE = 64 << 10;

    /** How often the bytes of a picture are there while it is sent: as base64 in the tree, in the text of it, and on its way. */
    private static final int COPIES = 4;

    /** Whether writing it takes longer than an event loop may be kept: pictures become base64. */
    boolean isLarge() {
        return pictures() > LARGE;
    }

    /** About how much memory it takes until it is answered. */
    long weight() {
        return COPIES * pictures();
    }

    private long pictures() {
        return request.messages().stream()
                .flatMap(message -> message.images().stream())
                .mapToLong(image -> image.bytes().length)
                .sum();
    }

    byte[] bytes() {
        return bytes(writing.apply(request));
    }

    static byte[] bytes(JsonNode body) {
        try {
            return UpstreamJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
