package dev.atelier.extensions.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ActionSource.ActionRequest;
import dev.atelier.extensions.ActionSource.ActionResult;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.ServerAnswers;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.Values;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import dev.atelier.platform.time.Now;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server of one action. Who presses the button is told to it by name, without any id. Everything here waits, on a virtual thread. */
final class RemoteServer {
    private static final int LARGEST = 8 << 20;

    /** Characters of the chat: what was said last counts. */
    private static final int MOST_OF_CHAT = 1_000_000;

    private final GuardedClient client;
    private final WebAddress address;
    private final Authorization who;
    private final Duration longest;
    private final boolean sendsChat;

    RemoteServer(GuardedClient client, Definition.Remote at, Values values) {
        this.client = client;
        this.who = Authorization.of(values);
        this.address = who.on(ServerAddress.of(at.url()));
        this.longest = Duration.ofSeconds(values.get("timeout").asInt(RemoteInspector.TIMEOUT));
        this.sendsChat = values.get("sends_chat").asBoolean(true);
    }

    ActionResult act(ActionRequest request) throws InterruptedException {
        var headers = new TreeMap<>(who.headers());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        var left = Duration.between(Now.instant(), request.run().deadline());
        var answer = ServerAnswers.to(
                new OutgoingRequest(
                        client.forUsers(), HttpMethod.POST, address, headers, Buffer.buffer(Json.bytes(body(request)))),
                client,
                new GuardedClient.Bounds(LARGEST, left.compareTo(longest) < 0 ? left : longest));
        if (answer.status() < 200 || answer.status() > 299) {
            throw refused(answer.status());
        }
        return RemoteResult.of(read(answer));
    }

    /** Asks which methods it takes: that changes nothing there. @throws Unavailable where it is not well */
    void look() throws InterruptedException {
        var answer = ServerAnswers.to(
                new OutgoingRequest(
                        client.forUsers(), HttpMethod.OPTIONS, address, Map.copyOf(who.headers()), Buffer.buffer()),
                client,
                new GuardedClient.Bounds(LARGEST, longest));
        switch (answer.status()) {
            case 405, 501 -> {} // it is there, and takes no such question
            default -> {
                if (answer.status() >= 300) {
                    throw refused(answer.status());
                }
            }
        }
    }

    private ObjectNode body(ActionRequest request) {
        var run = request.run();
        var body = Json.mapper()
                .createObjectNode()
                .put("message", request.message())
                .put("input", request.input())
                .put("model", run.modelId())
                .put("locale", run.locale().toLanguageTag())
                .put("zone", run.zone().getId());
        body.set("user", user(run));
        if (sendsChat) {
            body.set("chat", chat(request.chat()));
        }
        return body;
    }

    private static ObjectNode user(Run run) {
        return Json.mapper().createObjectNode().put("name", run.caller().name());
    }

    private static ArrayNode chat(List<ChatMessage> said) {
        var chat = Json.mapper().createArrayNode();
        var room = MOST_OF_CHAT;
        for (var message : said.reversed()) {
            var text = message.text();
            room -= text.length();
            if (room < 0) {
                break;
            }
            chat.insertObject(0).put("role", message.role().word()).put("content", text);
        }
        return chat;
    }

    private JsonNode read(Answer answer) {
        try {
            return Json.mapper().readTree(answer.body().getBytes());
        } catch (IOException notJson) {
            throw new Unavailable(ExtensionState.BROKEN, address.authority() + ": what it answered is no JSON.");
        }
    }

    private Unavailable refused(int status) {
        var why =
                switch (status) {
                    case 301, 302, 303, 307, 308 ->
                        "it is at another address now (" + status + "); redirects are not followed.";
                    case 401, 403 -> "it wants another key (" + status + ").";
                    case 404 -> "there is nothing at this address (404).";
                    default -> "it answered " + status + ".";
                };
        return new Unavailable(ExtensionState.BROKEN, address.authority() + ": " + why);
    }
}
