package dev.atelier.platform.outgoing;

import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Gathers a whole answer, up to a bound, and closes its body before it tells. What takes too long is ended from another thread. */
final class Collector implements ExchangeListener {
    private final Promise<Answer> promise;
    private final int most;
    private final Body body;

    private long length;
    private boolean over;
    private int status;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private volatile @Nullable Exchange exchange;

    Collector(Promise<Answer> promise, Body body, int most) {
        this.promise = promise;
        this.body = body;
        this.most = most;
    }

    void cancelWith(Exchange running) {
        exchange = running;
    }

    @Override
    public void head(int code, MultiMap head) {
        status = code;
        headers = head;
        var encoding = head.get("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse("it compresses its answer although nobody asked for that.");
        }
    }

    @Override
    public synchronized void data(Buffer bytes) {
        length += bytes.length();
        if (length > most) {
            refuse("its answer is larger than " + most + " bytes.");
        } else if (!over) {
            body.add(bytes, exchange);
        }
    }

    private void refuse(String detail) {
        var running = exchange;
        if (running != null) {
            running.cancel();
        }
        failed(GuardedClient.unfit(detail));
    }

    @Override
    public synchronized void end() {
        if (!over) {
            over = true;
            body.close().map(kept -> new Answer(status, headers, kept)).onComplete(promise::handle);
        }
    }

    @Override
    public synchronized void failed(OutgoingFailure failure) {
        if (!over) {
            over = true;
            body.close().onComplete(closed -> promise.tryFail(failure));
        }
    }
}
