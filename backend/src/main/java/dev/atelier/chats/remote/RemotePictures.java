package dev.atelier.chats.remote;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import dev.atelier.platform.picture.PictureFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/** Fetches pictures from public addresses, a few at a time, in bounds of bytes, pixels and time. */
@ApplicationScoped
class RemotePictures {
    static final int MOST_BYTES = 10 << 20;
    private static final int AT_ONCE = 6;
    private static final GuardedClient.Bounds BOUNDS = new GuardedClient.Bounds(MOST_BYTES, Duration.ofSeconds(15));

    private final GuardedClient client;
    private final Semaphore room = new Semaphore(AT_ONCE);

    RemotePictures(GuardedClient client) {
        this.client = client;
    }

    /** Throws {@link Fault.AddressRefused}, {@link Fault.Invalid} with the reason, or {@link Fault.TooManyAttempts} where too many are under way. */
    RemotePicture fetch(String url) {
        var address = WebAddress.parse(url);
        if (!room.tryAcquire()) {
            throw new Fault.TooManyAttempts(Duration.ofSeconds(2)).asException();
        }
        try {
            return picture(address, answer(address));
        } finally {
            room.release();
        }
    }

    private Answer answer(WebAddress address) {
        try {
            var request = OutgoingRequest.get(client.forUsers(), address, Map.of("Accept", "image/*"));
            return client.fetch(request, BOUNDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException cause) {
            if (cause.getCause() instanceof OutgoingFailure failure) {
                throw failure.stage() == OutgoingFailure.Stage.REFUSED
                        ? new Fault.AddressRefused(
                                        address.toString(), failure.detail().replaceFirst("\\.$", ""))
                                .asException()
                        : refused(address.host() + ": " + failure.detail());
            }
            throw cause;
        }
    }

    /** What the host says of its answer does not count: the bytes do. */
    private static RemotePicture picture(WebAddress address, Answer answer) {
        if (answer.status() != 200) {
            throw refused(address.host() + " answered with " + answer.status());
        }
        var bytes = answer.body().getBytes();
        var format = PictureFormat.of(bytes)
                .orElseThrow(() -> refused(address.host() + " gave no png, jpeg, webp or gif picture"));
        try {
            format.size(bytes);
        } catch (IOException damaged) {
            throw refused(address.host() + " gave a damaged picture");
        }
        return new RemotePicture(format, bytes);
    }

    private static FaultException refused(String detail) {
        return new Fault.Invalid("/url", detail).asException();
    }
}
