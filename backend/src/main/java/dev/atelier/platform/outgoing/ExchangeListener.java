package dev.atelier.platform.outgoing;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Hears one answer, on the event loop of the exchange: a head, any number of data, then one end; or one failure at any time. */
public interface ExchangeListener {
    void head(int status, MultiMap headers);

    void data(Buffer bytes);

    void end();

    void failed(OutgoingFailure failure);
}
