package dev.atelier.connections.wire;

import static java.util.Objects.requireNonNull;

import dev.atelier.connections.Call;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.Exchange;
import dev.atelier.platform.outgoing.ExchangeListener;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer over HTTP: from the status line to the last event. */
public final class StreamedCall implements Call {
    private static final int MOST_OF_A_REFUSAL = 64 * 1024;

    /** Chooses how an answer of this content type is read; empty where it cannot be one. */
    @FunctionalInterface
    public interface Decoding {
        Optional<Decoder> of(String contentType, Reply reply);
    }

    private final Endpoint endpoint;
    private final Decoding decoding;
    private final Reply reply;

    private @Nullable Decoder decoder;
    private int status;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final Buffer refusal = Buffer.buffer();
    private volatile @Nullable Exchange exchange;

    private StreamedCall(Endpoint endpoint, Decoding decoding, UpstreamListener listener) {
        this.endpoint = endpoint;
        this.decoding = decoding;
        this.reply = new Reply(endpoint.name(), listener);
    }

    public static Call start(GuardedClient client, OutgoingRequest request, Endpoint endpoint, Hearing hearing) {
        var call = new StreamedCall(endpoint, hearing.decoding(), hearing.listener());
        call.exchange = client.send(request, call.new Answering());
        return call;
    }

    /** Who hears the answer, and how it is read. */
    public record Hearing(Decoding decoding, UpstreamListener listener) {}

    @Override
    public void cancel() {
        reply.silence();
        var running = exchange;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void pause() {
        var running = exchange;
        if (running != null
                && !reply.isOver()) { // what follows the last event is read to its end, so that the connection is free
            running.pause();
        }
    }

    @Override
    public void resume() {
        var running = exchange;
        if (running != null) {
            running.resume();
        }
    }

    /** What comes back from the network. */
    private final class Answering implements ExchangeListener {
        @Override
        public void head(int code, MultiMap head) {
            status = code;
            headers = head;
            if (code != 200) {
                return;
            }
            var encoding = head.get("Content-Encoding");
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                give(UpstreamCause.INVALID, "it compresses its answer although nobody asked for that.");
                return;
            }
            var type = contentType(head);
            decoder = decoding.of(type, reply).orElse(null);
            if (decoder == null) {
                give(UpstreamCause.INVALID, "it answered " + type + " instead of a model's answer: check the address.");
            }
        }

        @Override
        public void data(Buffer bytes) {
            if (decoder == null) {
                gather(bytes);
            } else if (!decoder.isOver()) {
                decode(bytes);
            }
        }

        private void decode(Buffer bytes) {
            try {
                requireNonNull(decoder).feed(bytes.getBytes());
            } catch (OutgoingFailure unfit) {
                give(UpstreamCause.INVALID, unfit.detail());
            }
            if (reply.isOver()) {
                resume();
            }
        }

        private void gather(Buffer bytes) {
            var room = MOST_OF_A_REFUSAL - refusal.length();
            refusal.appendBuffer(bytes.slice(0, Math.min(room, bytes.length())));
            if (bytes.length() > room) {
                end();
                cancel();
            }
        }

        @Override
        public void end() {
            if (decoder == null) {
                refused();
                return;
            }
            decoder.finish();
            reply.failed(UpstreamCause.BROKE_OFF, "the answer ended in the middle, without its last line.");
        }

        private void refused() {
            var meaning = Refusal.of(status, headers, refusal.toString(), endpoint);
            reply.failed(meaning.cause(), meaning.detail(), meaning.retryAfter());
        }

        @Override
        public void failed(OutgoingFailure failure) {
            if (decoder != null) {
                decoder.finish(); // whole but for the connection's end
            }
            var meaning = status != 0 && status != 200
                    ? Refusal.of(status, headers, refusal.toString(), endpoint)
                    : Refusal.of(failure);
            reply.failed(meaning.cause(), meaning.detail(), meaning.retryAfter());
        }

        private void give(UpstreamCause cause, String detail) {
            reply.failed(cause, detail);
            cancel();
        }
    }

    private static String contentType(MultiMap head) {
        var type = head.get("Content-Type");
        var bare = type == null ? "" : type.split(";", 2)[0].strip();
        return bare.length() > 60 ? bare.substring(0, 60) : bare;
    }
}
