package dev.atelier.knowledge;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.UploadName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What somebody sends to be a document. */
public sealed interface Received {
    int FOLDER = 255;

    /** As people see it. */
    String name();

    /** A file on the disk, for the time of the request. */
    record Sent(String name, Path file, long size) implements Received {
        public Sent {
            name = plain(name);
        }
    }

    /** An address, fetched later. */
    record Linked(String name, String url) implements Received {
        public Linked {
            name = plain(name);
        }
    }

    /** The same once its bytes are kept. */
    record Kept(
            String name,
            String mediaType,
            long size,
            @Nullable String sourceUrl,
            byte @Nullable [] digest) {}

    static String plain(String name) {
        return UploadName.plain(name, "document");
    }

    /** A folder as it is kept: its parts without blank space around, {@code /} between. */
    static String folder(@Nullable String folder) {
        var text = folder == null
                ? ""
                : folder.strip().replaceAll("\\s*/\\s*", "/").replaceAll("^/+|/+$", "");
        if (text.length() > FOLDER || text.chars().anyMatch(Character::isISOControl)) {
            throw new Fault.Invalid(
                            "/folder", "must have at most " + FOLDER + " characters, none of them control characters")
                    .asException();
        }
        return text;
    }
}
