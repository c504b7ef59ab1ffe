package dev.atelier.chats;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work on a thing one after another, in the order of asking; who waits goes on on its own event loop. Never blocks. */
final class OneByOne<K> {
    private final Vertx vertx;
    private final Map<K, Future<Void>> last = new ConcurrentHashMap<>();

    OneByOne(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Future<T> run(K thing, Supplier<Future<T>> work) {
        var context = (ContextInternal) vertx.getOrCreateContext();
        Promise<Void> mine = context.promise();
        var before = last.put(thing, mine.future());
        return (before == null ? work.get() : after(before, context).compose(done -> work.get())).onComplete(done -> {
            last.remove(thing, mine.future());
            mine.complete();
        });
    }

    private static Future<Void> after(Future<Void> before, ContextInternal context) {
        Promise<Void> told = context.promise();
        before.onComplete(told);
        return told.future();
    }
}
