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
    private final ChatLines lines;
    private final Completions completions;
    private final Files files;

    Histories(ChatLines lines, Completions completions, Files files) {
        this.lines = lines;
        this.completions = completions;
        this.files = files;
    }

    /** The line that leads to an old question. */
    Lanes to(ChatRow chat, @Nullable UUID end) {
        return lines.to(chat.id(), end);
    }

    /** The line that a new question follows: its end must be there, and whole. */
    Lanes behind(ChatRow chat, @Nullable UUID end) {
        return end == null ? lines.to(chat.id(), null) : lines.behind(chat.id(), end);
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
    Map<UUID, byte[]> read(ChatRow chat, Collection<History> histories) {
        var ids = histories.stream()
                .flatMap(History::files)
                .filter(AskedFile::isSent)
                .map(file -> file.file().fileId())
                .distinct()
                .toList();
        return files.bytes(chat.ownerId(), ids);
    }
}
