package dev.atelier.extensions;

import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Servers that extensions live in, asked and waited for: on a virtual thread. A redirect is an answer, so that keys reach nobody else. */
public final class ServerAnswers {
    private ServerAnswers() {}

    /** @throws Unavailable where there is no whole answer */
    public static Answer to(OutgoingRequest request, GuardedClient client, GuardedClient.Bounds bounds)
            throws InterruptedException {
        try {
            return client.exchange(request, bounds)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException cause) {
            throw new Unavailable(
                    ExtensionState.UNREACHABLE, request.address().authority() + ": " + why(cause.getCause()));
        }
    }

    private static String why(@Nullable Throwable cause) {
        if (cause instanceof OutgoingFailure failure) {
            return failure.detail();
        }
        return cause instanceof FaultException ? "its address is not asked." : "it could not be asked.";
    }
}
