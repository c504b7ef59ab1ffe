package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Branches of a chat's tree that people make and cut off by hand. */
@ApplicationScoped
public class Branches {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Citations citations;
    private final Replies replies;
    private final Attachments attachments;

    Branches(
            ChatRepository chats,
            MessageRepository messages,
            Citations citations,
            Replies replies,
            Attachments attachments) {
        this.chats = chats;
        this.messages = messages;
        this.citations = citations;
        this.replies = replies;
        this.attachments = attachments;
    }

    /** Puts a sibling with other content beside a message and selects it. Nobody answers, and what is below the first one stays there. */
    @Transactional
    public Message edit(Caller caller, UUID chatId, UUID messageId, ContentRequest content) {
        var chat = chats.ownLocked(caller, chatId);
        var message = messages.of(chatId, messageId);
        Rounds.requireAtRest(message.state);
        if (message.role == Speaker.ASSISTANT && !content.files().isEmpty()) {
            throw new Fault.Invalid(content.files().getFirst().pointer(), "belongs into a question, not into an answer")
                    .asException();
        }
        var edited = new MessageEntity();
        edited.chatId = chatId;
        edited.seq = ++chat.lastSeq;
        edited.parentId = message.parentId;
        edited.role = message.role;
        edited.modelId = message.modelId;
        edited.round = message.role == Speaker.ASSISTANT ? edited.seq : null;
        edited.text = content.text();
        edited.attachments = attachments.of(chat.ownerId, content);
        edited.citations = message.role == Speaker.ASSISTANT ? message.citations : List.of();
        edited.edited = true;
        edited.finishReason = message.role == Speaker.ASSISTANT ? "stop" : null;
        edited.createdAt = Now.instant();
        messages.persist(edited);
        chat.headId = edited.id;
        chat.updatedAt = edited.createdAt;
        return citations.told(caller, List.of(edited), Message::of).getFirst();
    }

    /** Deletes a message and all below it; replies under way there are ended. */
    public void delete(Caller caller, UUID chatId, UUID messageId) {
        replies.abandon(deleteRows(caller, chatId, messageId));
    }

    @Transactional
    List<UUID> deleteRows(Caller caller, UUID chatId, UUID messageId) {
        var chat = chats.ownLocked(caller, chatId);
        var message = messages.of(chatId, messageId);
        var branch = messages.branch(messageId);
        if (chat.headId != null && branch.contains(chat.headId)) {
            chat.headId = nearest(message);
        }
        messages.flush();
        messages.delete("id in ?1", branch); // all at once: following the parents one by one goes too deep
        return branch;
    }

    private @Nullable UUID nearest(MessageEntity message) {
        return messages.newestSibling(message)
                .map(sibling -> messages.lastLeafBelow(sibling.id))
                .orElse(message.parentId);
    }
}
