package dev.atelier.connections.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.platform.json.Json;

/** The request as it arrived: what a demo model answers to {@value #COMMAND}, so that anybody can see what was sent. */
final class Echo {
    static final String COMMAND = "/echo";

    private Echo() {}

    static JsonNode of(ChatRequest request) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        var messages = body.putArray("messages");
        request.messages().forEach(message -> messages.add(message(message)));
        body.set("params", Json.mapper().valueToTree(request.params()));
        var tools = body.putArray("tools");
        request.tools().stream().map(ToolDefinition::name).forEach(tools::add);
        return body;
    }

    private static ObjectNode message(ChatMessage message) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("role", message.role().word())
                .put("content", message.text());
        if (!message.images().isEmpty()) {
            node.put("images", message.images().size());
        }
        return node;
    }
}
