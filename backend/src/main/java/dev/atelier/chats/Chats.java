package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own chats. Nobody else's exist: not for administrators either. */
@ApplicationScoped
public class Chats {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Citations citations;
    private final Replies replies;
    private final LiveChats live;

    Chats(ChatRepository chats, MessageRepository messages, Citations citations, Replies replies, LiveChats live) {
        this.chats = chats;
        this.messages = messages;
        this.citations = citations;
        this.replies = replies;
        this.live = live;
    }

    /** @param temporary whether it is in no list and goes by itself */
    @Transactional
    public Chat create(Caller caller, @Nullable String title, boolean temporary) {
        var chat = new ChatEntity();
        chat.ownerId = caller.id();
        chat.title = title == null ? "" : ChatPatch.title(title);
        chat.temporary = temporary;
        chat.createdAt = Now.instant();
        chat.updatedAt = chat.createdAt;
        chats.persistAndFlush(chat);
        return Chat.of(chat, List.of());
    }

    /** With the whole tree; running replies hold what they have said so far. */
    @Transactional
    public Chat read(Caller caller, UUID id) {
        var chat = chats.own(caller, id);
        return Chat.of(chat, citations.told(caller, messages.ofChat(id), replies::withTextSoFar));
    }

    /** @param patch a JSON Merge Patch of title, pinned, archived, folder; what else a chat holds is ignored */
    @Transactional
    public Chat change(Caller caller, UUID id, JsonNode patch) {
        var chat = chats.own(caller, id);
        new ChatPatch(patch).applyTo(chat);
        chats.flush();
        return Chat.of(chat, null);
    }

    /** Makes another leaf the one that the chat goes on from: the message itself, or the last one below it. */
    @Transactional
    public Chat select(Caller caller, UUID id, UUID messageId) {
        var chat = chats.ownLocked(caller, id);
        messages.of(id, messageId);
        chat.headId = messages.lastLeafBelow(messageId);
        chats.flush();
        return Chat.of(chat, null);
    }

    /** With all its messages; replies under way are ended. */
    public void delete(Caller caller, UUID id) {
        deleteRows(caller, id);
        replies.abandon(id);
        live.finish(id);
    }

    @Transactional
    void deleteRows(Caller caller, UUID id) {
        chats.delete(chats.ownLocked(caller, id));
    }
}
