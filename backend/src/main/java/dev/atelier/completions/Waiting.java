package dev.atelier.completions;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Work that waits for others, such as remote filters: on a thread that costs nothing while it waits. */
final class Waiting {
    private Waiting() {}

    /** @return told on the loop */
    static <T> Future<T> on(Context loop, Callable<T> work) {
        var done = Promise.<T>promise();
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
