package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.util.concurrent.atomic.AtomicLong;

/** Messages of JSON-RPC 2.0. */
final class Messages {
    private static final AtomicLong IDS = new AtomicLong();
    private static final int UNKNOWN_METHOD = -32601;

    private Messages() {}

    static ObjectNode request(String method, JsonNode params) {
        var message = notice(method, params);
        message.put("id", IDS.incrementAndGet());
        return message;
    }

    static ObjectNode notice(String method, JsonNode params) {
        var message = bare().put("method", method);
        message.set("params", params);
        return message;
    }

    static ObjectNode answerTo(JsonNode request) {
        var message = bare();
        message.set("id", request.get("id"));
        if (request.path("method").asText().equals("ping")) {
            message.putObject("result");
        } else {
            message.putObject("error").put("code", UNKNOWN_METHOD).put("message", "Not offered");
        }
        return message;
    }

    private static ObjectNode bare() {
        return Json.mapper().createObjectNode().put("jsonrpc", "2.0");
    }
}
