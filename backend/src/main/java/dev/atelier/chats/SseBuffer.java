package dev.atelier.chats;

import dev.atelier.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Server-sent events, written one after the other into the bytes of one write. */
final class SseBuffer {
    private static final byte[][] ESCAPES = new byte[128][];

    static {
        for (var code = 0; code < 0x20; code++) {
            ESCAPES[code] = "\\u%04x".formatted(code).getBytes(StandardCharsets.US_ASCII);
        }
        ESCAPES['\n'] = new byte[] {'\\', 'n'};
        ESCAPES['\t'] = new byte[] {'\\', 't'};
        ESCAPES['\r'] = new byte[] {'\\', 'r'};
        ESCAPES['"'] = new byte[] {'\\', '"'};
        ESCAPES['\\'] = new byte[] {'\\', '\\'};
    }

    private final Buffer buffer;

    SseBuffer(int sizeHint) {
        this.buffer = Buffer.buffer(sizeHint);
    }

    int length() {
        return buffer.length();
    }

    Buffer buffer() {
        return buffer;
    }

    void event(String id, String name, Object data) {
        head(id, name);
        buffer.appendBytes(Json.bytes(data));
        buffer.appendString("\n\n");
    }

    /** A {@code delta} or {@code reasoning}: straight from the log's bytes, without a text in between. */
    void piece(String id, String name, UUID reply, byte[] utf8, int from, int to) {
        head(id, name);
        buffer.appendString("{\"reply_id\":\"").appendString(reply.toString()).appendString("\",\"text\":\"");
        escaped(utf8, from, to);
        buffer.appendString("\"}\n\n");
    }

    private void head(String id, String name) {
        buffer.appendString("id: ")
                .appendString(id)
                .appendString("\nevent: ")
                .appendString(name)
                .appendString("\ndata: ");
    }

    private void escaped(byte[] utf8, int from, int to) {
        var plain = from;
        for (var at = from; at < to; at++) {
            var escape = utf8[at] < 0 ? null : ESCAPES[utf8[at]];
            if (escape != null) {
                buffer.appendBytes(utf8, plain, at - plain).appendBytes(escape);
                plain = at + 1;
            }
        }
        buffer.appendBytes(utf8, plain, to - plain);
    }
}
