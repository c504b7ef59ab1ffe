package dev.atelier.platform.secrets;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file {@code secret.key}: made once, whole from the first moment that it has its name, readable by its owner alone. */
final class SecretKeyFile {
    private static final String NAME = "secret.key";

    private final Path folder;

    SecretKeyFile(Path folder) {
        this.folder = folder;
    }

    /** The key; a new one where there is no file yet. */
    byte[] read() {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return decode(Files.readString(file).strip(), file.toString());
        } catch (IOException cause) {
            throw new IllegalStateException("The key file " + file.toAbsolutePath() + " cannot be read or made", cause);
        }
    }

    static byte[] decode(String base64, String where) {
        try {
            var key = Base64.getDecoder().decode(base64);
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the refusal, which does not quote it
        }
        throw new IllegalStateException(where + " does not hold 32 bytes in base64");
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(folder);
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(folder, NAME, ".new", ownerOnly);
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, fresh); // unlike a move, this never replaces another replica's
        } catch (FileAlreadyExistsException another) {
            // it was faster: its key is the one
        } finally {
            Files.delete(fresh);
        }
    }
}
