package dev.atelier.platform.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Reads for many at once: who asks while a statement is on its way waits for the next one, which is for all that wait by then. Nothing is
 * remembered: every answer was read after it was asked for.
 */
public final class Together<K, V> {
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final Reading<K, V> reading;
    private final Queue<Waiting<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(AT_ONCE);

    public Together(Vertx vertx, Reading<K, V> reading) {
        this.vertx = vertx;
        this.reading = reading;
    }

    /** Reads what there is of these, in one statement; it may block. */
    public interface Reading<K, V> {
        Map<K, V> read(Set<K> keys);
    }

    private record Waiting<K, V>(K key, Promise<Optional<V>> told) {}

    /** Never blocks; told on the context that asks. */
    public Future<Optional<V>> find(K key) {
        Promise<Optional<V>> told = ((ContextInternal) vertx.getOrCreateContext()).promise();
        waiting.add(new Waiting<>(key, told));
        begin();
        return told.future();
    }

    private void begin() {
        if (!waiting.isEmpty() && free.tryAcquire()) {
            vertx.executeBlocking(this::readAll, false).onComplete(read -> {
                free.release();
                begin(); // for those that came meanwhile
            });
        }
    }

    private Void readAll() {
        var mine = new ArrayList<Waiting<K, V>>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            mine.add(next);
        }
        try {
            tell(mine);
        } catch (RuntimeException broken) {
            mine.forEach(one -> one.told().tryFail(broken));
        }
        return null;
    }

    private void tell(List<Waiting<K, V>> all) {
        if (all.isEmpty()) {
            return; // another statement took them
        }
        var found = reading.read(all.stream().map(Waiting::key).collect(Collectors.toSet()));
        all.forEach(one -> one.told().complete(Optional.ofNullable(found.get(one.key()))));
    }
}
