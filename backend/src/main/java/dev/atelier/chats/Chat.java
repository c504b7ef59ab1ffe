package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat: a tree of messages.
 *
 * @param title the first words of the first question, until somebody names it; empty before
 * @param headId the selected leaf; the line that goes on leads to it
 * @param models the ones asked last
 * @param temporary whether it is in no list and goes by itself, a day after its last use
 * @param forkedFrom the chat and the message that it was forked from, which may be gone; null where it was not
 * @param match in lists, where something was looked for: where it was said; absent where only the title holds it
 * @param messages the whole tree in the order of its making; absent in lists
 */
public record Chat(
        UUID id,
        String title,
        @Nullable UUID headId,
        boolean pinned,
        boolean archived,
        @Nullable String folder,
        List<String> models,
        boolean temporary,
        @Nullable ForkedFrom forkedFrom,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Match match,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Message> messages) {

    /** The first message that holds what was looked for, and the words around it. */
    public record Match(UUID messageId, String excerpt) {}

    Chat found(@Nullable Match where) {
        return new Chat(
                id,
                title,
                headId,
                pinned,
                archived,
                folder,
                models,
                temporary,
                forkedFrom,
                createdAt,
                updatedAt,
                where,
                messages);
    }

    /** Where a chat comes from. */
    public record ForkedFrom(UUID chatId, UUID messageId) {
        static @Nullable ForkedFrom of(ChatEntity chat) {
            return chat.forkedFromChat == null || chat.forkedFromMessage == null
                    ? null
                    : new ForkedFrom(chat.forkedFromChat, chat.forkedFromMessage);
        }
    }

    static Chat of(ChatEntity chat, @Nullable List<Message> messages) {
        return new Chat(
                chat.id,
                chat.title,
                chat.headId,
                chat.pinned,
                chat.archived,
                chat.folder,
                List.copyOf(chat.models),
                chat.temporary,
                ForkedFrom.of(chat),
                chat.createdAt,
                chat.updatedAt,
                null,
                messages);
    }
}
