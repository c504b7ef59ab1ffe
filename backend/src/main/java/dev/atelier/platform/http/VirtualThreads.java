package dev.atelier.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Work that waits for others, such as remote filters or tools: on a thread of its own, which costs nothing while it waits. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** @return told on the loop */
    public static <T> Future<T> run(Context loop, Callable<T> work) {
        Promise<T> done = Promise.promise();
        Thread.startVirtualThread(() -> {
            try {
                var result = work.call();
                loop.runOnContext(turn -> done.complete(result));
            } catch (Exception failure) {
                loop.runOnContext(turn -> done.fail(failure));
            }
        });
        return done.future();
    }
}
