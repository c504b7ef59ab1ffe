package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conversation with one MCP server, from its greeting on. Blocks. */
final class Session implements AutoCloseable {
    private static final String VERSION = "2025-06-18";
    private static final Duration GREETING = Duration.ofSeconds(20);
    private static final Duration LISTING = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofSeconds(28);
    private static final int MOST_PAGES = 50;

    private final Channel channel;
    private final JsonNode capabilities;
    private volatile long usedAt = System.nanoTime();

    private Session(Channel channel, JsonNode capabilities) {
        this.channel = channel;
        this.capabilities = capabilities;
    }

    static Session begin(Channel channel) throws InterruptedException {
        try {
            var params = Json.mapper().createObjectNode().put("protocolVersion", VERSION);
            params.putObject("capabilities");
            params.putObject("clientInfo").put("name", "atelier").put("version", "1");
            var greeting = result(channel.request(Messages.request("initialize", params), GREETING));
            channel.speaks(greeting.path("protocolVersion").asText(VERSION));
            channel.tell(
                    Messages.notice("notifications/initialized", Json.mapper().createObjectNode()));
            return new Session(channel, greeting.path("capabilities"));
        } catch (RuntimeException | InterruptedException cause) {
            channel.close();
            throw cause;
        }
    }

    boolean offers(String capability) {
        return capabilities.has(capability);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - usedAt > time.toNanos();
    }

    /** All pages of a list. @param method such as {@code tools/list}; @param member that holds the items */
    List<JsonNode> list(String method, String member) throws InterruptedException {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        for (var page = 0; page < MOST_PAGES; page++) {
            var params = Json.mapper().createObjectNode();
            if (!cursor.isEmpty()) {
                params.put("cursor", cursor);
            }
            var found = ask(method, params, LISTING);
            found.path(member).forEach(items::add);
            cursor = found.path("nextCursor").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return items;
    }

    JsonNode call(String method, ObjectNode params) throws InterruptedException {
        return ask(method, params, CALL);
    }

    private JsonNode ask(String method, ObjectNode params, Duration patience) throws InterruptedException {
        usedAt = System.nanoTime();
        return result(channel.request(Messages.request(method, params), patience));
    }

    private static JsonNode result(JsonNode answer) {
        if (answer.has("error")) {
            var error = answer.path("error");
            throw new Refused(error.path("message").asText("It refused."));
        }
        if (!answer.path("result").isObject()) {
            throw new Unavailable(ExtensionState.BROKEN, "Its answer is no MCP.");
        }
        return answer.path("result");
    }

    /** The server said no to a request. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
