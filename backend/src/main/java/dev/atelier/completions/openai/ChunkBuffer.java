package dev.atelier.completions.openai;

import dev.atelier.platform.json.Json;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Chunks of a streamed completion, written one after the other into the bytes of one write. */
final class ChunkBuffer {
    private static final byte[][] ESCAPES = new byte[128][];
    private static final byte[] DONE = ascii("data: [DONE]\n\n");
    private static final byte[] CONTENT = ascii("\"choices\":[{\"index\":0,\"delta\":{\"content\":\"");
    private static final byte[] REASONING = ascii("\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"");
    private static final byte[] PIECE_END = ascii("\"},\"finish_reason\":null}]}\n\n");
    private static final int MARGIN = 256;
    private static final int LONGEST_IN_UTF_8 = 6; // an escape; no character of UTF-16 takes more

    static {
        for (var code = 0; code < 0x20; code++) {
            ESCAPES[code] = ascii("\\u%04x".formatted(code));
        }
        ESCAPES['\n'] = ascii("\\n");
        ESCAPES['\t'] = ascii("\\t");
        ESCAPES['\r'] = ascii("\\r");
        ESCAPES['"'] = ascii("\\\"");
        ESCAPES['\\'] = ascii("\\\\");
    }

    private static final byte[] NONE = {};

    private final byte[] head;
    private byte[] bytes = NONE;
    private int length;
    private int likely = 1024;

    ChunkBuffer(CompletionName name) {
        var common = new String(Json.bytes(name.members("chat.completion.chunk")), StandardCharsets.UTF_8);
        this.head = ("data: " + common.substring(0, common.length() - 1) + ",").getBytes(StandardCharsets.UTF_8);
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** A piece of the answer. */
    void content(String text) {
        piece(CONTENT, text);
    }

    void reasoning(String text) {
        piece(REASONING, text);
    }

    private void piece(byte[] before, String text) {
        room(head.length + before.length + PIECE_END.length + text.length() * LONGEST_IN_UTF_8);
        put(head);
        put(before);
        escaped(text);
        put(PIECE_END);
    }

    /** A chunk with these members besides those that all of them have. */
    void chunk(Map<String, ?> members) {
        var json = Json.bytes(members);
        room(head.length + json.length + MARGIN);
        put(head);
        System.arraycopy(json, 1, bytes, length, json.length - 1); // the head has opened the object
        length += json.length - 1;
        bytes[length++] = '\n';
        bytes[length++] = '\n';
    }

    /** What is no chunk, such as an error. */
    void event(Map<String, ?> data) {
        var json = Json.bytes(data);
        room(json.length + MARGIN);
        put(ascii("data: "));
        put(json);
        put(ascii("\n\n"));
    }

    void done() {
        room(DONE.length);
        put(DONE);
    }

    /** What has been written since, which is then the taker's. Between two writes nothing is held: there may be thousands of streams. */
    Buffer take() {
        var taken = Buffer.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
        likely = length + MARGIN; // the next write will be about as long
        bytes = NONE;
        length = 0;
        return taken;
    }

    private void escaped(String text) {
        var to = bytes;
        var at = length;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                var escape = ESCAPES[c];
                if (escape == null) {
                    to[at++] = (byte) c;
                } else {
                    System.arraycopy(escape, 0, to, at, escape.length);
                    at += escape.length;
                }
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                var point = Character.toCodePoint(c, text.charAt(++i));
                to[at++] = (byte) (0xf0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | point & 0x3f);
            } else {
                to[at++] = (byte) (0xe0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | c & 0x3f);
            }
        }
        length = at;
    }

    private void put(byte[] more) {
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(bytes.length * 2, likely), length + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
