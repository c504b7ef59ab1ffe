package dev.atelier.connections.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Call;
import dev.atelier.connections.Progress;
import dev.atelier.connections.ProgressListener;
import dev.atelier.connections.wire.Refusal;
import dev.atelier.connections.wire.UpstreamHttp;
import dev.atelier.connections.wire.UpstreamJson;
import dev.atelier.connections.wire.UpstreamWords;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.Exchange;
import dev.atelier.platform.outgoing.ExchangeListener;
import dev.atelier.platform.outgoing.Lines;
import dev.atelier.platform.outgoing.OutgoingFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the answer of {@code /api/pull} or {@code /api/create}: an object a line, {@code success} the last. */
final class OllamaWork implements Call, ExchangeListener {
    /** It checks what it fetched without a word: 70 GB from a slow disk. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);

    private static final int MOST_OF_A_REFUSAL = 64 * 1024;
    private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);
    private static final Set<UpstreamCause> NETWORK =
            Set.of(UpstreamCause.UNREACHABLE, UpstreamCause.TIMEOUT, UpstreamCause.BROKE_OFF);

    /** Go's words for a network that broke, in the middle of a layer. */
    private static final Pattern PASSING = Pattern.compile(
            "connection reset|connection refused|broken pipe|timeout|timed out|\\beof\\b|no such host|max retries exceeded"
                    + "|network is unreachable|no route to host|server misbehaving|too many requests|\\b50[234]\\b");

    private final UpstreamHttp http;
    private final ProgressListener listener;
    private final Lines lines = new Lines(Lines.End.LF, this::line);
    private final Buffer refusal = Buffer.buffer();

    private int status;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private boolean bytesCame;
    private volatile boolean over; // a call may be cancelled from any thread
    private volatile @Nullable Exchange exchange;

    private OllamaWork(UpstreamHttp http, ProgressListener listener) {
        this.http = http;
        this.listener = listener;
    }

    static Call start(UpstreamHttp http, String path, JsonNode body, ProgressListener listener) {
        var work = new OllamaWork(http, listener);
        work.exchange = http.send(path, body, work, LONGEST_SILENCE);
        return work;
    }

    @Override
    public void cancel() {
        over = true;
        var running = exchange;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void pause() {
        var running = exchange;
        if (running != null) {
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

    @Override
    public void head(int code, MultiMap head) {
        status = code;
        headers = head;
    }

    @Override
    public void data(Buffer bytes) {
        if (over) {
            return;
        }
        if (status != 200) {
            refusal.appendBuffer(bytes.slice(0, Math.min(MOST_OF_A_REFUSAL - refusal.length(), bytes.length())));
            return;
        }
        try {
            lines.feed(bytes.getBytes());
        } catch (OutgoingFailure unfit) {
            failed(UpstreamCause.INVALID, unfit.detail(), false);
        }
    }

    @Override
    public void end() {
        if (status == 200) {
            finishLines();
            failed(UpstreamCause.BROKE_OFF, "it ended in the middle, without its last line.", true);
        } else {
            var meaning = Refusal.of(status, headers, refusal.toString(), http.endpoint());
            failed(meaning.cause(), meaning.detail(), BUSY.contains(status));
        }
    }

    /** The last line may lack its end. */
    private void finishLines() {
        try {
            lines.finish();
        } catch (OutgoingFailure half) {
            // a line that was cut: what follows says so
        }
    }

    @Override
    public void failed(OutgoingFailure failure) {
        var meaning = Refusal.of(failure);
        failed(meaning.cause(), meaning.detail(), NETWORK.contains(meaning.cause()));
    }

    private void line(byte[] bytes, int from, int to) {
        if (over || to - from < 2) {
            return;
        }
        var line = parsed(bytes, from, to);
        if (line.has("error")) {
            var words = UpstreamWords.ofError(line.path("error"), http.endpoint());
            failed(
                    UpstreamCause.FAILED,
                    UpstreamWords.sentence(words, "it failed without saying why"),
                    bytesCame && PASSING.matcher(words.toLowerCase(Locale.ROOT)).find());
            return;
        }
        var word = line.path("status").asText("");
        if (word.equals("success")) {
            tell(new Progress.Done());
            over = true;
            return;
        }
        var total = Math.max(0, line.path("total").asLong(0));
        var completed = Math.clamp(line.path("completed").asLong(0), 0, total);
        bytesCame |= total > 0;
        tell(new Progress.Step(word, line.path("digest").asText(""), total, completed));
    }

    private static JsonNode parsed(byte[] bytes, int from, int to) {
        try {
            return UpstreamJson.MAPPER.readTree(
                    new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new OutgoingFailure(OutgoingFailure.Stage.UNFIT, "its answer holds a line that is no JSON.");
        }
    }

    private void failed(UpstreamCause cause, String detail, boolean isPassing) {
        tell(new Progress.Failed(new Fault.Upstream(cause, http.endpoint().name(), detail), isPassing));
        cancel();
    }

    private void tell(Progress event) {
        if (!over) {
            listener.on(event);
        }
    }
}
