package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.connections.ChatMessage.Role;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages as scripts see them: {@code {id, role, content, images}}. One that comes back with its id keeps its pictures and calls of tools;
 * one without is new.
 */
final class Conversation {
    private static final int MOST_NEW = 100;

    private Conversation() {}

    static ArrayNode told(List<ChatMessage> messages) {
        var told = Json.mapper().createArrayNode();
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            told.addObject()
                    .put("id", i)
                    .put("role", message.role().word())
                    .put("content", message.text())
                    .put("images", message.images().size());
        }
        return told;
    }

    static List<ChatMessage> read(JsonNode given, List<ChatMessage> before) {
        if (!given.isArray() || given.size() > before.size() + MOST_NEW) {
            throw Failing.of("The script's inlet gave no list of messages.");
        }
        return given.valueStream().map(one -> message(one, before)).toList();
    }

    private static ChatMessage message(JsonNode given, List<ChatMessage> before) {
        var role = Arrays.stream(Role.values())
                .filter(known -> known.word().equals(given.path("role").asText()))
                .findFirst();
        if (role.isEmpty() || !given.path("content").isTextual()) {
            throw Failing.of("The script's inlet gave a message without a role or a content that is a text.");
        }
        var text = given.path("content").textValue();
        var id = given.path("id");
        return id.isInt() && id.intValue() >= 0 && id.intValue() < before.size()
                ? changed(before.get(id.intValue()), role.get(), text)
                : ChatMessage.of(role.get(), text);
    }

    private static ChatMessage changed(ChatMessage before, Role role, String text) {
        if (before.role() == role && before.text().equals(text)) {
            return before;
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Text(text));
        parts.addAll(before.images());
        return new ChatMessage(role, parts, before.toolCalls(), before.toolCallId());
    }
}
