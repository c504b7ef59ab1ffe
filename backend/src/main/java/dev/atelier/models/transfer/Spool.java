package dev.atelier.models.transfer;

import dev.atelier.models.transfer.reading.Upload;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.BodyLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A body on the disk, for the time of its import. */
final class Spool implements AutoCloseable {
    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    /** To be written by others. */
    static Spool empty() throws IOException {
        return new Spool(Files.createTempFile("atelier-import-", null));
    }

    static Spool of(InputStream body) throws IOException {
        var spool = empty();
        try (var out = Files.newOutputStream(spool.file)) {
            var buffer = new byte[1 << 16];
            var total = 0L;
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > BodyLimit.IMPORT) {
                    throw new Fault.TooLarge(BodyLimit.IMPORT).asException();
                }
                out.write(buffer, 0, read);
            }
            return spool;
        } catch (IOException | RuntimeException cause) {
            spool.close();
            throw cause;
        }
    }

    Path file() {
        return file;
    }

    Upload named(@Nullable String name) {
        return new Upload(name == null ? "" : name, file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
