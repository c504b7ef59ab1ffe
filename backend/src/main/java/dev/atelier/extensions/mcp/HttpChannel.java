package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP, as MCP has it since 2025-03-26: each message is a POST through the guarded client; redirects are not followed. */
final class HttpChannel implements Channel {
    private static final Duration BRIEFLY = Duration.ofSeconds(10);

    private final GuardedClient client;
    private final WebAddress address;
    private final Authorization who;

    private volatile @Nullable String session;
    private volatile String version = "";
    private volatile boolean open = true;

    HttpChannel(GuardedClient client, WebAddress address, Authorization who) {
        this.client = client;
        this.address = who.on(address);
        this.who = who;
    }

    @Override
    public JsonNode request(ObjectNode message, Duration patience) throws InterruptedException {
        var answer = send(HttpMethod.POST, message, patience);
        var given = answer.headers().get("Mcp-Session-Id");
        if (given != null && given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            session = given;
        }
        var told = answer.message();
        if (told == null) {
            throw refused(answer.status());
        }
        return told;
    }

    @Override
    public void tell(ObjectNode message) throws InterruptedException {
        var answer = send(HttpMethod.POST, message, BRIEFLY);
        if (answer.status() >= 300) {
            throw refused(answer.status());
        }
    }

    private Unavailable refused(int status) {
        open = status != 404 && open; // the server has forgotten the session
        var why =
                switch (status) {
                    case 401, 403 -> "it wants another key (" + status + ").";
                    case 404 -> "there is nothing at this address, or the session is over (404).";
                    case 405 -> "it does not take messages at this address (405).";
                    default -> status < 300 ? "it gave no answer." : "it answered " + status + ".";
                };
        return new Unavailable(ExtensionState.UNREACHABLE, address.authority() + ": " + why);
    }

    private Heard.Answer send(HttpMethod method, @Nullable ObjectNode message, Duration patience)
            throws InterruptedException {
        var body = message == null ? Buffer.buffer() : Buffer.buffer(Json.bytes(message));
        var heard = new Heard(message == null ? null : message.get("id"), this::answerAside);
        var request = new OutgoingRequest(client.forUsers(), method, address, headers(), body);
        var answer = heard.of(client.send(request, heard, patience));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException cause) {
            var why = cause.getCause() instanceof OutgoingFailure failure ? failure.detail() : "it could not be asked.";
            throw new Unavailable(ExtensionState.UNREACHABLE, address.authority() + ": " + why);
        } catch (TimeoutException late) {
            throw new Unavailable(
                    ExtensionState.UNREACHABLE,
                    address.authority() + ": it gave no answer within " + patience.toSeconds() + " s.");
        } finally {
            answer.cancel(false); // whoever was interrupted waits no more
        }
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(who.headers());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        if (!version.isEmpty()) {
            headers.put("MCP-Protocol-Version", version);
        }
        var current = session;
        if (current != null) {
            headers.put("Mcp-Session-Id", current);
        }
        return headers;
    }

    /** A server may ask whether anybody is there; all else that it could ask was not offered to it. */
    private void answerAside(JsonNode message) {
        if (message.has("id")) {
            Thread.startVirtualThread(() -> {
                try {
                    tell(Messages.answerTo(message));
                } catch (InterruptedException | Unavailable gone) {
                    open = false;
                }
            });
        }
    }

    @Override
    public void speaks(String protocolVersion) {
        version = protocolVersion;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Tells the server that the session is over; whether it hears that is its business. */
    @Override
    public void close() {
        open = false;
        if (session != null) {
            Thread.startVirtualThread(() -> {
                try {
                    send(HttpMethod.DELETE, null, BRIEFLY);
                } catch (InterruptedException | Unavailable gone) {
                    open = false;
                }
            });
        }
    }
}
