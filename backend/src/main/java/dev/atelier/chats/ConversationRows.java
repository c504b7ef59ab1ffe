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
    private final CarriedProvenance provenance;

    ConversationRows(EntityManager entities, CarriedProvenance provenance) {
        this.entities = entities;
        this.provenance = provenance;
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

    /** @param own the files among those that it names that are the caller's */
    UUID write(Caller caller, Conversation read, CarriedFiles.Own own) {
        var chat = new ChatEntity();
        chat.ownerId = caller.id();
        chat.source = read.source();
        chat.title = title(read);
        chat.pinned = read.pinned();
        chat.archived = read.archived();
        chat.folder = read.folder();
        chat.updatedAt = read.at() == null ? Now.instant() : read.at();
        chat.createdAt = Optional.ofNullable(read.messages().getFirst().at()).orElse(chat.updatedAt);
        entities.persist(chat);
        entities.flush();
        var readable = provenance.readable(caller, read);
        var written = new HashMap<String, MessageEntity>();
        read.messages().forEach(said -> {
            var message = message(chat, said, parent(said.parent(), written));
            message.text = own.text(said);
            message.attachments = own.of(said);
            readable.tell(message, said.aside().provenance());
            written.put(said.id(), message);
        });
        read.messages().forEach(said -> merge(written, said));
        var head = read.head() == null ? null : written.get(read.head());
        var last = Objects.requireNonNull(written.get(read.messages().getLast().id()));
        chat.headId = (head == null ? last : head).id;
        chat.models = models(read);
        return chat.id;
    }

    private MessageEntity message(ChatEntity chat, Conversation.Said said, @Nullable UUID parent) {
        var message = new MessageEntity();
        message.chatId = chat.id;
        message.seq = ++chat.lastSeq;
        message.parentId = parent;
        message.role = said.model() == null ? Speaker.USER : Speaker.ASSISTANT;
        message.modelId = said.model();
        message.round = said.model() == null ? null : message.seq;
        message.reasoning = said.reasoning();
        if (said.model() != null) {
            tellEnd(message, said);
        }
        message.edited = said.aside().edited();
        message.createdAt = said.at() == null ? chat.createdAt : said.at();
        entities.persist(message);
        return message;
    }

    private static void tellEnd(MessageEntity answer, Conversation.Said said) {
        var aside = said.aside();
        answer.problem = aside.problem();
        answer.state =
                aside.problem() != null ? MessageState.FAILED : said.whole() ? MessageState.DONE : MessageState.STOPPED;
        if (aside.problem() == null) {
            answer.finishReason =
                    !said.whole() ? "stopped" : aside.finishReason() == null ? "stop" : aside.finishReason();
        }
        if (aside.usage() != null) {
            answer.promptTokens = aside.usage().promptTokens();
            answer.completionTokens = aside.usage().completionTokens();
            answer.firstTokenMs = aside.usage().firstTokenMs();
            answer.durationMs = aside.usage().durationMs();
            answer.tokensPerSecond = aside.usage().tokensPerSecond();
        }
    }

    /** Of the answers that one was made of, those that are in the file. */
    private static void merge(Map<String, MessageEntity> written, Conversation.Said said) {
        var from = said.aside().mergedFrom().stream()
                .flatMap(id -> Optional.ofNullable(written.get(id)).stream())
                .map(answer -> answer.id)
                .toList();
        var answer = written.get(said.id());
        if (!from.isEmpty() && answer != null) {
            answer.mergedFrom = from;
        }
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
