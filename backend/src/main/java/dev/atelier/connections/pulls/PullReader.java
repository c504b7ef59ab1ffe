package dev.atelier.connections.pulls;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.platform.json.Json;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One open stream about one pull, or about all that its caller may see. It holds what it has told, and tells what has changed since. */
final class PullReader implements StreamedAnswers.Writer {
    private final Context loop;
    private final HttpServerResponse response;
    private final Caller caller;
    private final @Nullable UUID only;
    private final Map<UUID, Long> told = new HashMap<>();

    private boolean closed;
    private long fullSince;

    /** On the request's event loop. @param only null for all pulls; the stream about one ends with it */
    PullReader(Context loop, HttpServerResponse response, Caller caller, @Nullable UUID only) {
        this.loop = loop;
        this.response = response;
        this.caller = caller;
        this.only = only;
    }

    Caller caller() {
        return caller;
    }

    /** From any thread: how the pulls are now. */
    void tell(List<PullBook.Row> rows) {
        loop.runOnContext(turn -> write(rows));
    }

    private void write(List<PullBook.Row> rows) {
        if (closed || response.ended() || response.writeQueueFull()) {
            return; // who does not read hears the latest later
        }
        var out = Buffer.buffer();
        var isOver = false;
        for (var row : rows) {
            var pull = row.pull();
            if ((only == null || only.equals(pull.id())) && Pulls.isSeen(caller, pull)) {
                isOver = only != null && pull.state().isOver();
                if (!Long.valueOf(row.revision()).equals(told.put(pull.id(), row.revision()))) {
                    event(out, "pull", Json.bytes(pull));
                }
            }
        }
        if (isOver) {
            event(out, "done", Json.bytes(Map.of()));
        }
        if (out.length() > 0) {
            response.write(out);
        }
        if (isOver) {
            response.end();
        }
    }

    private static void event(Buffer out, String name, byte[] data) {
        out.appendString("event: ").appendString(name).appendString("\ndata: ");
        out.appendBytes(data).appendString("\n\n");
    }

    @Override
    public boolean keepAlive(Duration longestStall) {
        if (response.writeQueueFull()) {
            fullSince = fullSince == 0 ? System.nanoTime() : fullSince;
            return System.nanoTime() - fullSince < longestStall.toNanos();
        }
        fullSince = 0;
        if (!closed && !response.ended()) {
            response.write(StreamedAnswers.KEEP_ALIVE);
        }
        return true;
    }

    @Override
    public void finish() {
        loop.runOnContext(turn -> {
            if (!closed && !response.ended()) {
                response.end();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
