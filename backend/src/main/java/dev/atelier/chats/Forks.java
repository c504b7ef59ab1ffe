package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Chats made of the beginning of another. */
@ApplicationScoped
public class Forks {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Citations citations;

    Forks(ChatRepository chats, MessageRepository messages, Citations citations) {
        this.chats = chats;
        this.messages = messages;
        this.citations = citations;
    }

    /** A new chat with the line up to a message, and the other answers of each turn on it; those that are still written are left out. */
    @Transactional
    public Chat fork(Caller caller, UUID chatId, UUID messageId) {
        var source = chats.own(caller, chatId);
        var end = messages.of(chatId, messageId);
        Rounds.requireAtRest(end.state);
        var fork = new ChatEntity();
        fork.ownerId = caller.id();
        fork.title = source.title;
        fork.folder = source.folder;
        fork.models = List.copyOf(source.models);
        fork.forkedFromChat = chatId;
        fork.forkedFromMessage = messageId;
        fork.createdAt = Now.instant();
        fork.updatedAt = fork.createdAt;
        chats.persistAndFlush(fork);
        var copies = new HashMap<UUID, MessageEntity>();
        messages.lineTo(messageId).stream()
                .filter(message -> message.state != MessageState.STREAMING && !messageId.equals(message.parentId))
                .sorted(Comparator.comparingLong(message -> message.seq))
                .forEach(message -> copies.put(message.id, copy(message, fork, copies)));
        fork.headId = Objects.requireNonNull(copies.get(messageId)).id;
        chats.flush();
        return Chat.of(fork, citations.told(caller, messages.ofChat(fork.id), Message::of));
    }

    private MessageEntity copy(MessageEntity message, ChatEntity fork, Map<UUID, MessageEntity> copies) {
        var copy = message.copy();
        copy.chatId = fork.id;
        copy.seq = ++fork.lastSeq;
        copy.round = message.role == Speaker.ASSISTANT ? copy.seq : null;
        var parent = message.parentId == null ? null : copies.get(message.parentId);
        copy.parentId = parent == null ? null : parent.id;
        copy.mergedFrom = message.mergedFrom == null
                ? null
                : message.mergedFrom.stream()
                        .flatMap(id -> copies.containsKey(id)
                                ? java.util.stream.Stream.of(copies.get(id).id)
                                : java.util.stream.Stream.of())
                        .toList();
        messages.persist(copy);
        return copy;
    }
}
