package dev.atelier.chats;

import dev.atelier.chats.files.Files;
import dev.atelier.completions.Completions;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What models are sent of a chat: the line by the mode, of it what fits, and what is in its files. */
@ApplicationScoped
class Histories {
    private final MessageRepository messages;
    private final Completions completions;
    private final Files files;

    Histories(MessageRepository messages, Completions completions, Files files) {
        this.messages = messages;
        this.completions = completions;
        this.files = files;
    }

    /** The line that leads to a question. */
    Lanes lanes(@Nullable UUID end) {
        var line = end == null ? List.<MessageEntity>of() : messages.lineTo(end);
        return new Lanes(line.stream().map(Lanes.Node::of).toList(), end);
    }

    /** Pictures that the model does not see are placeholders in it. @param begun the answer so far, where it goes on; else empty */
    History fitting(ReadyModel model, History whole, String begun) {
        var history = FileRoom.decide(whole, completions.sees(model));
        var window = completions.contextWindow(model);
        if (window.isEmpty()) {
            return history;
        }
        var request = model.request(List.of());
        var besides = new ArrayList<>(request.chatRequest().messages());
        if (!begun.isEmpty()) {
            besides.add(ChatMessage.assistant(begun));
        }
        var documents = completions.tokensOfDocuments(model);
        var most = request.params().get("max_tokens") instanceof Number limit ? limit.intValue() : 0;
        return ContextWindow.of(window.getAsInt() - documents, most).fit(history, besides);
    }

    /** What is in the files of histories, each read once, however many models are sent it. Blocks. */
    Map<UUID, byte[]> read(ChatEntity chat, Collection<History> histories) {
        var ids = histories.stream()
                .flatMap(History::files)
                .filter(AskedFile::isSent)
                .map(file -> file.file().fileId())
                .distinct()
                .toList();
        return files.bytes(chat.ownerId, ids);
    }
}
