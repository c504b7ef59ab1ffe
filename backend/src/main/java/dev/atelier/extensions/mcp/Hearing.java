package dev.atelier.extensions.mcp;

import dev.atelier.platform.outgoing.EventStream;
import dev.atelier.platform.outgoing.Exchange;
import dev.atelier.platform.outgoing.ExchangeListener;
import dev.atelier.platform.outgoing.OutgoingFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a server answers by HTTP, JSON or a stream of events: heard on the event loop, taken message by message by a thread that may wait. */
final class Hearing implements ExchangeListener, AutoCloseable {
    private static final int MOST = 8 << 20;

    /** How an answer begins. */
    record Head(int status, MultiMap headers) {
        boolean isStream() {
            var type = headers.get("Content-Type");
            return type != null && type.startsWith("text/event-stream");
        }
    }

    private sealed interface Piece {
        record Message(String text) implements Piece {}

        record End() implements Piece {}

        record Failure(OutgoingFailure why) implements Piece {}
    }

    private final CompletableFuture<Head> head = new CompletableFuture<>();
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Buffer body = Buffer.buffer();
    private final EventStream events = new EventStream((name, data, length) -> message(data, length));
    private volatile @Nullable Exchange exchange;
    private boolean isStream;
    private int bytes;
    private volatile boolean over;

    static Hearing of(Function<ExchangeListener, Exchange> begin) {
        var hearing = new Hearing();
        hearing.exchange = begin.apply(hearing);
        return hearing;
    }

    Head head(Duration patience) throws InterruptedException {
        try {
            return head.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new OutgoingFailure(
                    OutgoingFailure.Stage.TIMEOUT, "it began no answer within " + patience.toSeconds() + " s.");
        } catch (ExecutionException failed) {
            throw (OutgoingFailure) failed.getCause();
        }
    }

    /** Empty at the end. */
    Optional<String> next() throws InterruptedException {
        return switch (pieces.take()) {
            case Piece.Message(var text) -> Optional.of(text);
            case Piece.End end -> Optional.empty();
            case Piece.Failure(var why) -> throw why;
        };
    }

    /** With which the server may be asked for the rest; empty where it gave none, or none that can be sent. */
    String lastId() {
        var id = events.lastId();
        return id.chars().allMatch(c -> c > ' ' && c < 0x7f) ? id : "";
    }

    Duration pause() {
        return events.pause();
    }

    @Override
    public void head(int status, MultiMap headers) {
        var begun = new Head(status, headers);
        isStream = begun.isStream();
        head.complete(begun);
    }

    @Override
    public void data(Buffer more) {
        bytes += more.length();
        if (bytes > MOST) {
            close();
            failed(new OutgoingFailure(OutgoingFailure.Stage.UNFIT, "its answer is too large."));
        } else if (isStream) {
            feed(more);
        } else {
            body.appendBuffer(more);
        }
    }

    private void feed(Buffer more) {
        try {
            events.feed(more.getBytes());
        } catch (OutgoingFailure unfit) {
            close();
            failed(unfit);
        }
    }

    /** An event without a word only says where a stream can be taken up again. */
    private void message(byte[] data, int length) {
        var text = new String(data, 0, length, StandardCharsets.UTF_8);
        if (!text.isBlank()) {
            pieces.add(new Piece.Message(text));
        }
    }

    @Override
    public void end() {
        over = true;
        if (isStream) {
            events.finish();
        } else {
            message(body.getBytes(), body.length());
        }
        pieces.add(new Piece.End());
    }

    @Override
    public void failed(OutgoingFailure why) {
        over = true;
        head.completeExceptionally(why);
        pieces.add(new Piece.Failure(why));
    }

    /** Nobody wants the rest. */
    @Override
    public void close() {
        var running = exchange;
        if (!over && running != null) {
            running.cancel();
        }
    }
}
