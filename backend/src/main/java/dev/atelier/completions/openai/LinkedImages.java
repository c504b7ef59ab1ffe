package dev.atelier.completions.openai;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Fetches the pictures that a caller links to instead of sending them: from public addresses only, and in bounds. */
@Singleton
class LinkedImages {
    private static final GuardedClient.Bounds BOUNDS = new GuardedClient.Bounds(10 << 20, Duration.ofSeconds(15));
    private static final int MOST = 8;

    private final GuardedClient client;

    LinkedImages(GuardedClient client) {
        this.client = client;
    }

    /** By address. Fails with a {@link Fault.Invalid} that says which could not be had, and why. */
    Future<Map<String, ImageBytes>> fetch(Set<String> addresses) {
        if (addresses.size() > MOST) {
            return Future.failedFuture(
                    refused("at most " + MOST + " pictures may be linked to; send others as data: addresses"));
        }
        var fetched = Future.succeededFuture((Map<String, ImageBytes>) new LinkedHashMap<String, ImageBytes>());
        for (var address : addresses) { // one after the other: a request takes the room of one picture at a time
            fetched = fetched.compose(images -> fetch(address).map(image -> {
                images.put(address, image);
                return images;
            }));
        }
        return fetched;
    }

    private Future<ImageBytes> fetch(String address) {
        try {
            var request =
                    OutgoingRequest.get(client.forUsers(), WebAddress.parse(address), Map.of("Accept", "image/*"));
            return client.fetch(request, BOUNDS)
                    .recover(cause -> Future.failedFuture(
                            cause instanceof OutgoingFailure failure
                                    ? refused(address + ": " + failure.detail())
                                    : cause))
                    .map(answer -> image(address, answer));
        } catch (FaultException malformed) {
            return Future.failedFuture(malformed);
        }
    }

    private static ImageBytes image(String address, Answer answer) {
        if (answer.status() != 200) {
            throw refused(address + " answered with " + answer.status());
        }
        return ImageBytes.of(answer.body().getBytes())
                .orElseThrow(() -> refused(address + " is no png, jpeg, webp or gif picture"));
    }

    private static FaultException refused(String detail) {
        return new Fault.Invalid("/messages", detail).asException();
    }
}
