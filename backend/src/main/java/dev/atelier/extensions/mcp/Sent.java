package dev.atelier.extensions.mcp;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a server.
 *
 * @param id null where no answer is wanted
 * @param answered once the answer is there
 * @param thread that sends it, and waits
 */
record Sent(@Nullable Object id, byte[] json, CompletableFuture<Void> answered, Thread thread) {

    boolean isSettled() {
        return id == null || answered.isDone();
    }
}
