package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.EventStream;
import dev.atelier.platform.outgoing.Exchange;
import dev.atelier.platform.outgoing.ExchangeListener;
import dev.atelier.platform.outgoing.OutgoingFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answer to one message by HTTP: JSON, or a stream of events of which one is the answer. On the event loop. */
final class Heard implements ExchangeListener {
    private static final int MOST = 8 << 20;

    /** @param message null where the server only took what it was sent */
    record Answer(int status, MultiMap headers, @Nullable JsonNode message) {}

    private final @Nullable JsonNode id;
    private final Consumer<JsonNode> asides;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private final EventStream events = new EventStream((name, data, length) -> event(data, length));
    private int status;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private boolean isStream;
    private int bytes;
    private volatile boolean ended;

    /** @param id of the request; null where no answer is wanted; @param asides take what else the server says meanwhile */
    Heard(@Nullable JsonNode id, Consumer<JsonNode> asides) {
        this.id = id;
        this.asides = asides;
    }

    CompletableFuture<Answer> of(Exchange asked) {
        answer.whenComplete((done, cause) -> {
            if (!ended) {
                asked.cancel(); // nobody wants the rest
            }
        });
        return answer;
    }

    @Override
    public void head(int code, MultiMap told) {
        status = code;
        headers = told;
        var type = told.get("Content-Type");
        isStream = type != null && type.startsWith("text/event-stream");
        if (id == null && code < 300) {
            answer.complete(new Answer(code, told, null));
        }
    }

    @Override
    public void data(Buffer more) {
        bytes += more.length();
        if (bytes > MOST) {
            answer.completeExceptionally(new OutgoingFailure(OutgoingFailure.Stage.UNFIT, "its answer is too large."));
        } else if (isStream) {
            try {
                events.feed(more.getBytes());
            } catch (OutgoingFailure unfit) {
                answer.completeExceptionally(unfit);
            }
        } else {
            body.appendBuffer(more);
        }
    }

    private void event(byte[] data, int length) {
        read(new String(data, 0, length, StandardCharsets.UTF_8));
    }

    private void read(String text) {
        try {
            var message = Json.mapper().readTree(text);
            for (var each : message.isArray()
                    ? message
                    : Json.mapper().createArrayNode().add(message)) {
                if (id != null && id.asText().equals(each.path("id").asText()) && !each.has("method")) {
                    answer.complete(new Answer(status, headers, each));
                } else if (each.has("method")) {
                    asides.accept(each);
                }
            }
        } catch (JsonProcessingException | StackOverflowError malformed) {
            answer.completeExceptionally(new OutgoingFailure(OutgoingFailure.Stage.UNFIT, "its answer is no JSON."));
        }
    }

    @Override
    public void end() {
        ended = true;
        if (isStream) {
            events.finish();
        } else if (status == 200 && body.length() > 0) {
            read(body.toString(StandardCharsets.UTF_8));
        }
        answer.complete(new Answer(status, headers, null));
    }

    @Override
    public void failed(OutgoingFailure failure) {
        answer.completeExceptionally(failure);
    }
}
