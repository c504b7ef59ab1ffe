package dev.atelier.accounts.idempotency;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.digest.Sha256;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Honours {@code Idempotency-Key} for forms with files too large to be held in memory. */
@Singleton
public class SentAgain {
    private final Repeats repeats;
    private final CurrentCaller caller;

    SentAgain(Repeats repeats, CurrentCaller caller) {
        this.repeats = repeats;
        this.caller = caller;
    }

    /** A form as it came. @param key as the header gave it, null where it gave none */
    public record Form(
            @Nullable String key,
            String route,
            List<FileUpload> files,
            @Nullable String text) {}

    /** Answers a form once. A refusal is found anew each time. */
    public Response once(Form form, Supplier<Response> answer) throws IOException {
        if (form.key() == null) {
            return answer.get();
        }
        var key = Repeats.key(caller.get(), form.route(), form.key());
        var before = repeats.answered(key, hash(form));
        if (before.isPresent()) {
            return before.get();
        }
        try {
            var given = answer.get();
            repeats.keep(key, given.getStatus(), given::getHeaderString, given.getEntity());
            return given;
        } catch (RuntimeException refused) {
            repeats.release(key);
            throw refused;
        }
    }

    private static byte[] hash(Form form) throws IOException {
        var digest = Sha256.begun();
        try (var out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
            out.write(String.valueOf(form.text()).getBytes(StandardCharsets.UTF_8));
            for (var file : form.files()) {
                out.write(("\0" + file.fileName() + "\0" + file.size() + "\0").getBytes(StandardCharsets.UTF_8));
                Files.copy(file.uploadedFile(), out);
            }
        }
        return digest.digest();
    }
}
