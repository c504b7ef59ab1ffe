package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.chats.transfer.Conversation;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations of files as chats of ours. */
@ApplicationScoped
class ConversationRows {
    private static final int LONGEST_TITLE = 200;
    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager entities;

    ConversationRows(EntityManager entities) {
        this.entities = entities;
    }

    /** The chat that a conversation became when it was imported, or that our own file was made of. */
    Optional<UUID> known(Caller caller, Conversation.Kind kind, String id) {
        return entities
                .createQuery(
                        "select c.id from ChatEntity c where c.ownerId = :me and (c.source = :source or c.id = :id)",
                        UUID.class)
                .setParameter("me", caller.id())
                .setParameter("source", kind.word() + ":" + id)
                .setParameter("id", kind == Conversation.Kind.ATELIER ? uuid(id) : NOBODY)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            return NOBODY;
        }
    }

    UUID write(Caller caller, Conversation read, String source) {
        var chat = new ChatEntity();
        chat.ownerId = caller.id();
        chat.source = source;
        chat.title = title(read);
        chat.pinned = read.pinned();
        chat.archived = read.archived();
        chat.folder = read.folder();
        chat.updatedAt = read.at() == null ? Now.instant() : read.at();
        chat.createdAt = Optional.ofNullable(read.messages().getFirst().at()).orElse(chat.updatedAt);
        entities.persist(chat);
        entities.flush();
        var written = new HashMap<String, MessageEntity>();
        read.messages().forEach(said -> written.put(said.id(), message(chat, said, written)));
        var head = read.head() == null ? null : written.get(read.head());
        var last = Objects.requireNonNull(written.get(read.messages().getLast().id()));
        chat.headId = (head == null ? last : head).id;
        chat.models = models(read);
        return chat.id;
    }

    private MessageEntity message(ChatEntity chat, Conversation.Said said, Map<String, MessageEntity> written) {
        var message = new MessageEntity();
        message.chatId = chat.id;
        message.seq = ++chat.lastSeq;
        message.parentId = parent(said.parent(), written);
        message.role = said.model() == null ? Speaker.USER : Speaker.ASSISTANT;
        message.modelId = said.model();
        message.round = said.model() == null ? null : message.seq;
        message.text = said.text();
        message.reasoning = said.reasoning();
        message.state = said.whole() ? MessageState.DONE : MessageState.STOPPED;
        message.finishReason = said.model() == null ? null : said.whole() ? "stop" : "stopped";
        message.createdAt = said.at() == null ? chat.createdAt : said.at();
        entities.persist(message);
        return message;
    }

    private static @Nullable UUID parent(@Nullable String id, Map<String, MessageEntity> written) {
        var parent = id == null ? null : written.get(id);
        return parent == null ? null : parent.id;
    }

    private static List<String> models(Conversation read) {
        return read.messages().reversed().stream()
                .flatMap(said -> Optional.ofNullable(said.model()).stream())
                .limit(1)
                .toList();
    }

    private static String title(Conversation read) {
        var title = read.title().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (title.isEmpty()) {
            return Titles.of(read.messages().getFirst().text());
        }
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE ? title : Titles.of(title);
    }
}
