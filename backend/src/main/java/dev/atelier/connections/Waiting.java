package dev.atelier.connections;

import dev.atelier.platform.error.FaultException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits on a worker thread for what an event loop brings; the futures given here all end by themselves. */
final class Waiting {
    private Waiting() {}

    static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an upstream", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FaultException known) {
                throw known;
            }
            throw new IllegalStateException("an upstream could not be asked", failed.getCause());
        }
    }
}
