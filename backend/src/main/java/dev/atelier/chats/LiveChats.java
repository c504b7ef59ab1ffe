package dev.atelier.chats;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What goes on in the chats of this server: the replies being written, and the streams that want to hear of new turns. */
@Singleton
class LiveChats {
    private final Map<UUID, Reply> replies = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Reader>> readers = new ConcurrentHashMap<>();

    void started(StartedTurn turn, List<Reply> begun) {
        begun.forEach(reply -> replies.put(reply.job().id(), reply));
        readers.computeIfPresent(turn.chatId(), (chat, listening) -> {
            listening.forEach(reader -> reader.announce(turn));
            return listening;
        });
    }

    void ended(Reply reply) {
        replies.remove(reply.job().id(), reply); // by then it may go on, as another
    }

    void join(UUID chatId, Reader reader) {
        readers.compute(chatId, (chat, listening) -> {
            var all = listening == null ? ConcurrentHashMap.<Reader>newKeySet() : listening;
            all.add(reader);
            return all;
        });
    }

    void leave(UUID chatId, Reader reader) {
        readers.computeIfPresent(chatId, (chat, listening) -> {
            listening.remove(reader);
            return listening.isEmpty() ? null : listening;
        });
    }

    Optional<Reply> reply(UUID id) {
        return Optional.ofNullable(replies.get(id));
    }

    List<Reply> replies() {
        return List.copyOf(replies.values());
    }

    /** Ends every stream that hears of this chat. */
    void finish(UUID chatId) {
        readers.getOrDefault(chatId, Set.of()).forEach(Reader::finish);
    }

    void finishAll() {
        readers.values().forEach(listening -> List.copyOf(listening).forEach(Reader::finish));
    }
}
