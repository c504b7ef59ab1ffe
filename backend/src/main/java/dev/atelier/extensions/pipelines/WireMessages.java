package dev.atelier.extensions.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.connections.ChatMessage.Role;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A conversation in OpenAI's words, as the protocol has it. What comes back as it was sent is the same message again. */
final class WireMessages {
    private final List<ChatMessage> messages;
    private final Map<String, Part.Image> pictures = new HashMap<>();
    private final ArrayNode json = Json.mapper().createArrayNode();

    WireMessages(List<ChatMessage> messages) {
        this.messages = messages;
        messages.forEach(message -> json.add(written(message)));
    }

    ArrayNode json() {
        return json;
    }

    private ObjectNode written(ChatMessage message) {
        var written =
                Json.mapper().createObjectNode().put("role", message.role().word());
        if (message.images().isEmpty()) {
            written.put("content", message.text());
        } else {
            message.parts().forEach(part -> written.withArrayProperty("content").add(written(part)));
        }
        if (message.toolCallId() != null) {
            written.put("tool_call_id", message.toolCallId());
        }
        message.toolCalls().forEach(call -> written.withArrayProperty("tool_calls")
                .addObject()
                .put("id", call.id())
                .put("type", "function")
                .putObject("function")
                .put("name", call.name())
                .put("arguments", call.arguments()));
        return written;
    }

    private ObjectNode written(Part part) {
        var written = Json.mapper().createObjectNode();
        switch (part) {
            case Part.Text(var text) -> written.put("type", "text").put("text", text);
            case Part.Image image -> {
                var url = "data:" + image.mime() + ";base64,"
                        + Base64.getEncoder().encodeToString(image.bytes());
                pictures.put(url, image);
                written.put("type", "image_url").putObject("image_url").put("url", url);
            }
        }
        return written;
    }

    /** What came back; pictures are those that were sent, as far as they are still there. */
    List<ChatMessage> read(JsonNode answered) {
        if (!answered.isArray()) {
            throw PipelinesServer.broken("what it answered holds no messages.");
        }
        var read = new ArrayList<ChatMessage>();
        for (var i = 0; i < answered.size(); i++) {
            var one = answered.get(i);
            read.add(one.equals(json.path(i)) ? messages.get(i) : read(one, i));
        }
        return read;
    }

    private ChatMessage read(JsonNode one, int index) {
        var role =
                switch (one.path("role").asText("").toLowerCase(Locale.ROOT)) {
                    case "system" -> Role.SYSTEM;
                    case "user" -> Role.USER;
                    case "assistant" -> Role.ASSISTANT;
                    case "tool" -> Role.TOOL;
                    default -> throw PipelinesServer.broken("a message that it answered has no role.");
                };
        var before = index < messages.size() && messages.get(index).role() == role ? messages.get(index) : null;
        return new ChatMessage(
                role,
                parts(one.path("content")),
                before == null ? List.of() : before.toolCalls(),
                before == null ? null : before.toolCallId());
    }

    private List<Part> parts(JsonNode content) {
        if (!content.isArray()) {
            return List.of(new Part.Text(content.asText("").replace("\0", "")));
        }
        return content.valueStream()
                .<Part>mapMulti((part, into) -> {
                    var picture =
                            pictures.get(part.path("image_url").path("url").asText(""));
                    if (picture != null) {
                        into.accept(picture);
                    } else if (part.path("text").isTextual()) {
                        into.accept(new Part.Text(part.path("text").textValue().replace("\0", "")));
                    }
                })
                .collect(Collectors.toList());
    }
}
