package dev.atelier.chats;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What goes on in the chats of this server: the replies being written, and the streams that want to hear of new turns. */
@Singleton
class LiveChats {
    private final Map<UUID, Reply> replies = new ConcurrentHashMap<>();
    private final Map<UUID, Listening> readers = new ConcurrentHashMap<>();

    /**
     * The streams of one chat.
     *
     * @param told up to which number the rounds of other servers were told to all of them; below 0 before it is known
     */
    private record Listening(Set<Reader> all, AtomicLong told) {
        Listening() {
            this(ConcurrentHashMap.newKeySet(), new AtomicLong(-1));
        }
    }

    void started(StartedTurn turn, List<Reply> begun) {
        begun.forEach(reply -> replies.put(reply.job().id(), reply));
        announce(turn);
    }

    private void announce(StartedTurn turn) {
        readers.computeIfPresent(turn.chatId(), (chat, listening) -> {
            listening.all().forEach(reader -> reader.announce(turn));
            return listening;
        });
    }

    /** A stream of the chat has begun, and knows its rounds up to this number: those of other servers are told from there on. */
    void knows(UUID chatId, long number) {
        readers.computeIfPresent(chatId, (chat, listening) -> {
            listening.told().compareAndSet(-1, number);
            return listening;
        });
    }

    boolean isListenedTo() {
        return !readers.isEmpty();
    }

    /** The chats that somebody listens to, each with the number up to which rounds of other servers were told. */
    Map<UUID, Long> listenedTo() {
        var chats = new HashMap<UUID, Long>();
        readers.forEach((chat, listening) -> {
            if (listening.told().get() >= 0) {
                chats.put(chat, listening.told().get());
            }
        });
        return chats;
    }

    /** Rounds of other servers, up to a number. */
    void begunElsewhere(UUID chatId, List<StartedTurn> turns, long upTo) {
        turns.forEach(this::announce);
        readers.computeIfPresent(chatId, (chat, listening) -> {
            listening.told().set(upTo);
            return listening;
        });
    }

    void ended(Reply reply) {
        replies.remove(reply.job().id(), reply); // by then it may go on, as another
    }

    void join(UUID chatId, Reader reader) {
        readers.compute(chatId, (chat, listening) -> {
            var all = listening == null ? new Listening() : listening;
            all.all().add(reader);
            return all;
        });
    }

    void leave(UUID chatId, Reader reader) {
        readers.computeIfPresent(chatId, (chat, listening) -> {
            listening.all().remove(reader);
            return listening.all().isEmpty() ? null : listening;
        });
    }

    Optional<Reply> reply(UUID id) {
        return Optional.ofNullable(replies.get(id));
    }

    boolean isWriting() {
        return !replies.isEmpty();
    }

    List<Reply> replies() {
        return List.copyOf(replies.values());
    }

    /** Ends every stream that hears of this chat. */
    void finish(UUID chatId) {
        var listening = readers.get(chatId);
        if (listening != null) {
            listening.all().forEach(Reader::finish);
        }
    }

    void finishAll() {
        readers.values().forEach(listening -> List.copyOf(listening.all()).forEach(Reader::finish));
    }
}
