package dev.atelier.knowledge.ingestion;

import dev.atelier.knowledge.text.Refusal;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Fetches documents from public addresses. */
@Singleton
class Fetching {
    static final int MOST_BYTES = 100 << 20;
    private static final GuardedClient.Bounds BOUNDS = new GuardedClient.Bounds(MOST_BYTES, Duration.ofMinutes(3));

    private final GuardedClient client;

    Fetching(GuardedClient client) {
        this.client = client;
    }

    /** @return the media type that the other side says it is, empty where it says none; fails with {@link StuckException} */
    String fetch(String url, Path file) {
        var address = WebAddress.parse(url);
        var answer = answer(address, file);
        if (answer.status() != 200) {
            throw failed(address.host() + " answered with " + answer.status() + ".");
        }
        var type = answer.headers().get("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Answer answer(WebAddress address, Path file) {
        try {
            var request = OutgoingRequest.get(client.forUsers(), address, Map.of("Accept", "*/*"));
            return client.download(request, file, BOUNDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException cause) {
            if (cause.getCause() instanceof OutgoingFailure failure) {
                throw failed(address.host() + ": " + failure.detail());
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static StuckException failed(String detail) {
        return new StuckException(Refusal.FETCH_FAILED, detail);
    }
}
