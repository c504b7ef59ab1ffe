package dev.atelier.connections.openai;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Knows a chunk again that differs from an earlier one in nothing but its text. Of a stream nearly all are like that, and comparing bytes
 * costs a fraction of parsing them. What was learned was parsed before, so the same bytes around another text mean the same.
 */
final class SameShape {
    private byte[] before = {};
    private byte[] behind = {};

    /** @param textAt where the quotation mark before the text stands in a chunk that holds nothing else worth telling */
    void learn(byte[] chunk, int length, int textAt) {
        var from = textAt + 1;
        var end = from;
        while (end < length && isPlain(chunk[end])) {
            end++;
        }
        if (end < length && chunk[end] == '"') {
            before = Arrays.copyOf(chunk, from);
            behind = Arrays.copyOfRange(chunk, end, length);
        }
    }

    /** The text of a chunk of the learned shape; null of any other, and where the text holds escapes. */
    @Nullable
    String text(byte[] chunk, int length) {
        var from = before.length;
        var end = length - behind.length;
        if (from == 0
                || end < from
                || !Arrays.equals(chunk, 0, from, before, 0, from)
                || !Arrays.equals(chunk, end, length, behind, 0, behind.length)) {
            return null;
        }
        for (var at = from; at < end; at++) {
            if (!isPlain(chunk[at])) {
                return null;
            }
        }
        return new String(chunk, from, end - from, StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte b) {
        return b != '"' && b != '\\' && (b < 0 || b >= 0x20);
    }
}
