package dev.atelier.chats.files;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.UploadName;
import dev.atelier.platform.picture.PictureFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends as a file, once it has been looked at: a picture, or a text in UTF-8. What a request says of itself does not count.
 *
 * @param size in pixels; null for texts
 */
record Sent(String name, String mediaType, byte[] bytes, PictureFormat.@Nullable Size size) {
    static final int MOST_BYTES = 20 << 20;
    static final int MOST_TEXT = 1 << 20;

    /** Refuses what is too large, damaged, or neither picture nor text. */
    static Sent of(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Fault.TooLarge(MOST_BYTES).asException();
        }
        if (bytes.length == 0) {
            throw new Fault.Invalid("/file", "is empty").asException();
        }
        var picture = PictureFormat.of(bytes);
        if (picture.isPresent()) {
            return new Sent(
                    UploadName.plain(name, "file"), picture.get().mediaType(), bytes, size(picture.get(), bytes));
        }
        if (!isText(bytes)) {
            throw new Fault.UnsupportedMediaType(
                            "A file in a message is a picture (png, jpeg, webp, gif) or a text in UTF-8.")
                    .asException();
        }
        if (bytes.length > MOST_TEXT) {
            throw new Fault.TooLarge(MOST_TEXT).asException();
        }
        return new Sent(UploadName.plain(name, "file"), "text/plain", bytes, null);
    }

    private static PictureFormat.Size size(PictureFormat format, byte[] bytes) {
        try {
            return format.size(bytes);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Fault.Invalid("/file", "is a damaged picture").asException();
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(character -> character == 0);
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
