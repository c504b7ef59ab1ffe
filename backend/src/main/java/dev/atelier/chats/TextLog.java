package dev.atelier.chats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows at its end, as UTF-8. One thread writes; any number read at their own pace, without a lock. */
final class TextLog {
    private static final byte[] EMPTY = {};

    private volatile byte[] bytes = EMPTY;
    private volatile int length;

    TextLog() {}

    TextLog(String text) {
        append(text);
    }

    /** @param text whole characters, so that every length ever seen is a place between two of them */
    void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    void append(byte[] more) {
        var start = length;
        var end = start + more.length;
        var array = bytes;
        if (end > array.length) {
            array = Arrays.copyOf(array, Math.max(Math.max(256, array.length * 2), end));
        }
        System.arraycopy(more, 0, array, start, more.length);
        bytes = array; // before the length: who sees the length sees the bytes
        length = end;
    }

    int length() {
        return length;
    }

    /** At least as long as any length read before. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether a character begins, or the text ends, at this byte. */
    boolean isBetweenCharacters(int at) {
        var end = length;
        return at >= 0 && at <= end && (at == end || (bytes[at] & 0xC0) != 0x80);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    String text() {
        return text(0, length);
    }
}
