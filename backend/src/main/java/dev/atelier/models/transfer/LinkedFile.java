package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.models.transfer.reading.Refusals;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.BodyLimit;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A body that is not the file, but says where the file is: <code>{"url": "https://…"}</code>. Public addresses only. */
@ApplicationScoped
class LinkedFile {
    private static final long LONGEST_LINK = 4096;
    private static final GuardedClient.Bounds BOUNDS =
            new GuardedClient.Bounds((int) BodyLimit.IMPORT, Duration.ofMinutes(3));

    private final GuardedClient client;

    LinkedFile(GuardedClient client) {
        this.client = client;
    }

    /** Where the file is, if that is all that the body says. */
    static Optional<WebAddress> link(Path body) throws IOException {
        if (Files.size(body) > LONGEST_LINK) {
            return Optional.empty();
        }
        try {
            var document = Json.mapper().readTree(Files.readAllBytes(body));
            return document.size() == 1 && document.path("url").isTextual()
                    ? Optional.of(WebAddress.parse(document.path("url").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException otherFile) {
            return Optional.empty();
        }
    }

    /** Throws {@link Fault.AddressRefused}, or {@link Fault.ImportRefused} where nothing came. */
    Spool fetch(WebAddress address) throws IOException {
        var spool = Spool.empty();
        try {
            var answer = answer(ShownFile.behind(address), spool.file());
            if (answer.status() != 200) {
                throw Refusals.refused(
                        "import-not-fetched", address.host() + " answered with " + answer.status() + ".");
            }
            return spool;
        } catch (RuntimeException cause) {
            spool.close();
            throw cause;
        }
    }

    private Answer answer(WebAddress address, Path file) {
        try {
            var request = OutgoingRequest.get(client.forUsers(), address, Map.of("Accept", "*/*"));
            return client.download(request, file, BOUNDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException cause) {
            if (cause.getCause() instanceof OutgoingFailure failure) {
                throw failure.stage() == OutgoingFailure.Stage.REFUSED
                        ? new Fault.AddressRefused(
                                        address.toString(), failure.detail().replaceFirst("\\.$", ""))
                                .asException()
                        : Refusals.refused("import-not-fetched", address.host() + ": " + failure.detail());
            }
            throw cause;
        }
    }

    /** The last part of the path: a hint at what the file is called. */
    static String name(WebAddress address) {
        var path = address.path().replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
