package dev.atelier.platform.outgoing;

import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Gathers a whole answer, up to a bound. */
final class Collector implements ExchangeListener {
    private final Promise<Answer> promise;
    private final int most;
    private final Buffer body = Buffer.buffer();

    private int status;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private volatile @Nullable Exchange exchange;

    Collector(Promise<Answer> promise, int most) {
        this.promise = promise;
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
    public void data(Buffer bytes) {
        if (body.length() + bytes.length() > most) {
            refuse("its answer is larger than " + most + " bytes.");
        } else {
            body.appendBuffer(bytes);
        }
    }

    private void refuse(String detail) {
        var running = exchange;
        if (running != null) {
            running.cancel();
        }
        promise.tryFail(GuardedClient.unfit(detail));
    }

    @Override
    public void end() {
        promise.tryComplete(new Answer(status, headers, body));
    }

    @Override
    public void failed(OutgoingFailure failure) {
        promise.tryFail(failure);
    }
}
