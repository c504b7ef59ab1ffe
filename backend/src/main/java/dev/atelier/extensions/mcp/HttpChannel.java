package dev.atelier.extensions.mcp;

import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP, as MCP has it since 2025-03-26: each message is a POST through the guarded client; redirects are not followed. */
final class HttpChannel implements Channel {
    private static final Duration HEAD = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_RESUMPTIONS = 20;

    private final GuardedClient client;
    private final WebAddress address;
    private final Authorization who;

    private volatile Ear ear = text -> true;
    private volatile @Nullable String session;
    private volatile @Nullable Thread listener;
    private volatile String version = "";
    private volatile boolean open = true;

    HttpChannel(GuardedClient client, WebAddress address, Authorization who) {
        this.client = client;
        this.address = who.on(address);
        this.who = who;
    }

    @Override
    public void begin(Ear takes) {
        ear = takes;
    }

    @Override
    public void send(Sent message) throws InterruptedException {
        try (var heard = ask(HttpMethod.POST, message.json(), "")) {
            var head = heard.head(HEAD);
            require(head.status());
            var given = head.headers().get("Mcp-Session-Id");
            if (given != null && given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                session = given;
            }
            if (!message.isSettled()) {
                hearAnswer(message, heard);
            }
        } catch (OutgoingFailure failure) {
            throw unreachable(failure.detail());
        }
    }

    /** A server may break off where it said with which id to ask for the rest. */
    private void hearAnswer(Sent message, Hearing first) throws InterruptedException {
        var lastId = hear(message, first);
        var pause = first.pause();
        for (var n = 0; !message.isSettled() && !lastId.isEmpty() && n < MOST_RESUMPTIONS; n++) {
            Thread.sleep(bounded(pause));
            try (var rest = ask(HttpMethod.GET, new byte[0], lastId)) {
                require(rest.head(HEAD).status());
                var further = hear(message, rest);
                lastId = further.isEmpty() ? lastId : further;
                pause = rest.pause();
            }
        }
        if (!message.isSettled()) {
            throw unreachable("it gave no answer.");
        }
    }

    /** Up to the end, or the answer that is waited for. @return where it can be taken up again; empty where nowhere */
    private String hear(@Nullable Sent message, Hearing heard) throws InterruptedException {
        try {
            for (var text = heard.next(); text.isPresent(); text = heard.next()) {
                if (!ear.hears(text.get())) {
                    throw unreachable("its answer is no JSON of the protocol.");
                }
                if (message != null && message.isSettled()) {
                    break;
                }
            }
        } catch (OutgoingFailure broken) {
            if (heard.lastId().isEmpty() || broken.stage() == OutgoingFailure.Stage.UNFIT) {
                throw broken;
            }
        }
        return heard.lastId();
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    @Override
    public void listen() {
        listener = Thread.startVirtualThread(() -> {
            try {
                listenOn();
            } catch (InterruptedException | OutgoingFailure | Unavailable over) {
                // what it would have said is asked for with the next greeting
            }
        });
    }

    private void listenOn() throws InterruptedException {
        var lastId = "";
        for (var n = 0; open && n < MOST_RESUMPTIONS; n++) {
            try (var heard = ask(HttpMethod.GET, new byte[0], lastId)) {
                var head = heard.head(SILENCE);
                if (head.status() != 200 || !head.isStream()) {
                    return; // most have nothing to say by themselves
                }
                lastId = heardOn(heard, lastId);
                var pause = bounded(heard.pause());
                Thread.sleep(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
            }
        }
    }

    /** Who listens for long is cut off now and then. */
    private String heardOn(Hearing heard, String lastId) throws InterruptedException {
        try {
            var further = hear(null, heard);
            return further.isEmpty() ? lastId : further;
        } catch (OutgoingFailure cut) {
            return lastId;
        }
    }

    private void require(int status) {
        if (status == 404 && session != null) {
            open = false;
            throw new SessionLost();
        }
        if (status >= 300) {
            throw unreachable(
                    switch (status) {
                        case 401, 403 -> "it wants another key (" + status + ").";
                        case 404 -> "there is nothing at this address (404).";
                        case 405 -> "it does not take messages at this address (405).";
                        default -> "it answered " + status + ".";
                    });
        }
    }

    private Unavailable unreachable(String why) {
        return new Unavailable(ExtensionState.UNREACHABLE, address.authority() + ": " + why);
    }

    private Hearing ask(HttpMethod method, byte[] body, String lastId) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(who.headers());
        headers.put("Accept", method == HttpMethod.GET ? "text/event-stream" : "application/json, text/event-stream");
        if (method == HttpMethod.POST) {
            headers.put("Content-Type", "application/json");
        }
        if (!lastId.isEmpty()) {
            headers.put("Last-Event-ID", lastId);
        }
        if (!version.isEmpty()) {
            headers.put("MCP-Protocol-Version", version);
        }
        var current = session;
        if (current != null) {
            headers.put("Mcp-Session-Id", current);
        }
        var request = new OutgoingRequest(client.forUsers(), method, address, Map.copyOf(headers), Buffer.buffer(body));
        return Hearing.of(hearing -> client.send(request, hearing, SILENCE));
    }

    @Override
    public void speaks(String protocolVersion) {
        version = protocolVersion;
    }

    @Override
    public String called() {
        return address.authority();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Tells the server that the session is over; whether it hears that is its business. */
    @Override
    public void close() {
        var wasOpen = open;
        open = false;
        var listening = listener;
        if (listening != null) {
            listening.interrupt();
        }
        if (session != null && wasOpen) {
            Thread.startVirtualThread(() -> {
                try (var heard = ask(HttpMethod.DELETE, new byte[0], "")) {
                    heard.head(HEAD);
                } catch (InterruptedException | OutgoingFailure gone) {
                    session = null;
                }
            });
        }
    }
}
