package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import java.util.List;

/** {@code add-prompt}: says something to the model besides, with its instructions or with the question. */
final class AddPromptFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema("""
            "text": {"type": "string", "title": "Text", "maxLength": 20000, "default": "", "format": "textarea"},
            "place": {"type": "string", "title": "Where", "default": "instructions",
                "enum": ["instructions", "before-question", "after-question"]}""");

    private final String text;
    private final String place;

    AddPromptFilter(Values values) {
        this.text = values.get("text").asText("");
        this.place = values.get("place").asText("instructions");
    }

    @Override
    public boolean isPure() {
        return true;
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        if (text.isBlank()) {
            return messages;
        }
        return switch (place) {
            case "before-question" -> Conversations.asked(messages, text, true);
            case "after-question" -> Conversations.asked(messages, text, false);
            default -> Conversations.instructed(messages, text, false);
        };
    }
}
