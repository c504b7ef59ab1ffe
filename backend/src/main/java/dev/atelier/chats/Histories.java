package dev.atelier.chats;

import dev.atelier.completions.Completions;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What models are sent of a chat: the line by the mode, and of it what fits. */
@ApplicationScoped
class Histories {
    private final MessageRepository messages;
    private final Completions completions;

    Histories(MessageRepository messages, Completions completions) {
        this.messages = messages;
        this.completions = completions;
    }

    /** The line that leads to a question. */
    Lanes lanes(@Nullable UUID end) {
        var line = end == null ? List.<MessageEntity>of() : messages.lineTo(end);
        return new Lanes(line.stream().map(Lanes.Node::of).toList(), end);
    }

    /** @param begun the answer so far, where it goes on; else empty */
    History fitting(ReadyModel model, History history, String begun) {
        var window = completions.contextWindow(model);
        if (window.isEmpty()) {
            return history;
        }
        var request = model.request(List.of());
        var besides = new ArrayList<>(request.chatRequest().messages());
        if (!begun.isEmpty()) {
            besides.add(ChatMessage.assistant(begun));
        }
        var most = request.params().get("max_tokens") instanceof Number limit ? limit.intValue() : 0;
        return ContextWindow.of(window.getAsInt(), most).fit(history, besides);
    }
}
