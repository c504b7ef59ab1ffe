package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.chats.ActionOutcome.Kind;
import dev.atelier.chats.files.Files;
import dev.atelier.extensions.ActionSource.ActionResult;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an action's result: a message that follows, one in the place of the old, a file, or a notice that is kept nowhere. */
@ApplicationScoped
class ActionResults {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Files files;

    ActionResults(ChatRepository chats, MessageRepository messages, Files files) {
        this.chats = chats;
        this.messages = messages;
        this.files = files;
    }

    /** Where an action was pressed. @param name of the action */
    record Place(Caller caller, UUID chatId, UUID messageId, String name) {}

    @Transactional
    ActionOutcome kept(Place place, ActionResult result) {
        return switch (result) {
            case ActionResult.Message(var text) -> new ActionOutcome(Kind.MESSAGE, follow(place, text), null, null);
            case ActionResult.Replacement(var text) ->
                new ActionOutcome(Kind.REPLACEMENT, replace(place, text), null, null);
            case ActionResult.Notice(var text) -> new ActionOutcome(Kind.NOTICE, null, null, plain(text));
            case ActionResult.File(var name, var mediaType, var bytes) -> file(place, name, bytes);
        };
    }

    /** A text as a file of the action's name. */
    static ActionResult file(String name, String text) {
        return new ActionResult.File(name + ".md", "text/markdown", text.getBytes(StandardCharsets.UTF_8));
    }

    private ActionOutcome file(Place place, String name, byte[] bytes) {
        var file = files.made(place.caller(), name, bytes);
        return new ActionOutcome(Kind.FILE, null, new ActionOutcome.File(file.id(), file.name()), null);
    }

    /** Beside the original, which can be selected again. */
    private Message replace(Place place, String text) {
        var chat = chats.ownLocked(place.caller(), place.chatId());
        var original = messages.of(place.chatId(), place.messageId());
        var made = said(chat, original.parentId, original.role, text);
        made.modelId = original.modelId;
        made.attachments = original.attachments;
        made.citations = original.citations;
        made.edited = true;
        return selected(chat, made);
    }

    /** As an answer to a question that says which button was pressed. */
    private Message follow(Place place, String text) {
        var chat = chats.ownLocked(place.caller(), place.chatId());
        var original = messages.of(place.chatId(), place.messageId());
        var question = said(chat, original.id, Speaker.USER, place.name());
        messages.persist(question);
        var made = said(chat, question.id, Speaker.ASSISTANT, text);
        made.modelId = original.modelId;
        return selected(chat, made);
    }

    private static MessageEntity said(ChatEntity chat, @Nullable UUID parent, Speaker role, String text) {
        var made = new MessageEntity();
        made.chatId = chat.id;
        made.seq = ++chat.lastSeq;
        made.parentId = parent;
        made.role = role;
        made.text = plain(text);
        made.createdAt = Now.instant();
        if (role == Speaker.ASSISTANT) {
            made.round = made.seq;
            made.finishReason = "stop";
        }
        return made;
    }

    private Message selected(ChatEntity chat, MessageEntity made) {
        messages.persist(made);
        chat.headId = made.id;
        chat.updatedAt = made.createdAt;
        return Message.of(made);
    }

    private static String plain(String text) {
        return text.replace("\0", "");
    }
}
