package dev.atelier.completions.openai;

import dev.atelier.connections.ChatMessage.Part;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A picture as the models that see take it; what it is, its first bytes say. */
record ImageBytes(String mime, byte[] bytes) {
    private static final Pattern DATA = Pattern.compile("data:[^,;]*(?:;[^,;]*)*;base64,", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEAD = 200;

    /** Empty where the bytes are none of png, jpeg, webp and gif. */
    static Optional<ImageBytes> of(byte[] bytes) {
        return mime(bytes).map(mime -> new ImageBytes(mime, bytes));
    }

    /** Reads a {@code data:} address; empty where it holds no picture. */
    static Optional<ImageBytes> ofData(String address) {
        var comma = address.indexOf(',');
        if (comma < 0
                || comma > LONGEST_HEAD
                || !DATA.matcher(address.substring(0, comma + 1)).matches()) {
            return Optional.empty();
        }
        try {
            return of(Base64.getMimeDecoder().decode(address.substring(comma + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    Part.Image part() {
        return new Part.Image(mime, bytes);
    }

    private static Optional<String> mime(byte[] bytes) {
        if (begins(bytes, 0, 0x89, 'P', 'N', 'G')) {
            return Optional.of("image/png");
        }
        if (begins(bytes, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        }
        if (begins(bytes, 0, 'G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        return begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')
                ? Optional.of("image/webp")
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) {
            return false;
        }
        for (var i = 0; i < with.length; i++) {
            if ((bytes[at + i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
