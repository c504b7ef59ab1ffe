package dev.atelier.models.transfer.format;

import java.util.function.Supplier;

/** Where the picture of an entry is. Nothing is decoded or fetched before it is wanted. */
public sealed interface PictureSource {

    /** @param base64 of a PNG, JPEG, WebP or GIF */
    record Inline(String base64) implements PictureSource {
        @Override
        public String toString() {
            return "Inline[" + base64.length() + " characters]";
        }
    }

    /** The picture that the entry itself came in. */
    record Original(Supplier<byte[]> bytes) implements PictureSource {}

    /** A file in the same archive, by its name. */
    record Beside(String name) implements PictureSource {}

    /** @param address http or https; fetched only where an import is carried out */
    record Link(String address) implements PictureSource {}
}
