package dev.atelier.models.transfer.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once: a spooled file, or a member of an archive. */
public interface Content {
    /** Its name or path, as a hint; empty where nobody said. */
    String name();

    InputStream open() throws IOException;

    static Content of(String name, Path file) {
        return new Content() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    /** The first bytes, fewer where there are no more. */
    default byte[] head(int length) throws IOException {
        try (var in = open()) {
            return in.readNBytes(length);
        }
    }

    /** All of it, if it is no longer than that; refused otherwise. */
    default byte[] bytes(int most) {
        try (var in = open()) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Refusals.tooLarge(name() + " is more than " + (most >> 20) + " MiB.");
            }
            return bytes;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
