package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns: a question to one or several models, and a reply of each. */
@ApplicationScoped
public class Turns {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Completions completions;
    private final Replica replica;
    private final Beginnings beginnings;

    Turns(
            ChatRepository chats,
            MessageRepository messages,
            Completions completions,
            Replica replica,
            Beginnings beginnings) {
        this.chats = chats;
        this.messages = messages;
        this.completions = completions;
        this.replica = replica;
        this.beginnings = beginnings;
    }

    /** What became of a question. */
    sealed interface Asked {}

    /** It was asked before, with the same key; its turn runs, or is over. */
    record Again(StartedTurn turn) implements Asked {}

    /**
     * A turn that is in the database and waits to be asked.
     *
     * @param replies in the order in which the models were named
     */
    record Written(UUID chatId, Message question, List<WrittenReply> replies) implements Asked {
        Written {
            replies = List.copyOf(replies);
        }
    }

    /** @param history what the model is sent */
    record WrittenReply(UUID id, long seq, ReadyModel model, List<ChatMessage> history) {
        WrittenReply {
            history = List.copyOf(history);
        }
    }

    /** Whether there is such a chat for the caller; said before anything else is. */
    @Transactional
    void requireOwn(Caller caller, UUID chatId) {
        chats.own(caller, chatId);
    }

    /** Every model that was named, ready to be run; the first that cannot be run refuses the whole turn. */
    List<ReadyModel> ready(Occasion occasion, TurnRequest request) {
        return request.models().stream()
                .map(id -> completions.ready(occasion, id))
                .toList();
    }

    /** Writes the question and its replies, empty and running, all or nothing; the first of them is selected. */
    @Transactional
    Asked write(Occasion occasion, UUID chatId, TurnRequest request, List<ReadyModel> models) {
        var chat = chats.ownLocked(occasion.caller(), chatId);
        var earlier =
                messages.asked(chatId, request.key().value(), Now.instant().minus(TurnKey.KEPT));
        if (earlier.isPresent()) {
            request.key().requireSame(earlier.get().requestHash);
            return new Again(beginnings.again(earlier.get()));
        }
        var parent = parent(chat, request.parent());
        var line = parent.map(end -> messages.lineTo(end.id)).orElse(List.of());
        var lanes = new Lanes(
                line.stream().map(Lanes.Node::of).toList(),
                parent.map(end -> end.id).orElse(null));
        var question = question(chat, parent.orElse(null), request);
        var replies = new ArrayList<WrittenReply>();
        for (var model : models) {
            var history = lanes.history(request.context(), model.model().id(), request.text());
            var reply = reply(chat, question, model.model().id());
            reply.saw = history.saw();
            replies.add(new WrittenReply(reply.id, reply.seq, model, history.messages()));
        }
        if (chat.title.isEmpty()) {
            chat.title = Titles.of(request.text());
        }
        chat.headId = replies.getFirst().id();
        chat.models = request.models();
        chat.updatedAt = Now.instant();
        return new Written(chatId, Message.of(question), replies);
    }

    private Optional<MessageEntity> parent(ChatEntity chat, TurnRequest.Parent asked) {
        var parent =
                switch (asked) {
                    case TurnRequest.Parent.Root() -> Optional.<MessageEntity>empty();
                    case TurnRequest.Parent.Head() ->
                        Optional.ofNullable(chat.headId).map(head -> messages.of(chat.id, head));
                    case TurnRequest.Parent.Of(var id) -> Optional.of(messages.of(chat.id, id));
                };
        if (parent.filter(message -> message.state == MessageState.STREAMING).isPresent()) {
            throw new Fault.Conflict("reply-running", "The answer is still being written: wait for it, or stop it.")
                    .asException();
        }
        return parent;
    }

    private MessageEntity question(ChatEntity chat, @Nullable MessageEntity parent, TurnRequest request) {
        var question = new MessageEntity();
        question.chatId = chat.id;
        question.seq = ++chat.lastSeq;
        question.parentId = parent == null ? null : parent.id;
        question.role = Speaker.USER;
        question.text = request.text();
        question.idempotencyKey = request.key().value();
        question.requestHash = request.key().requestHash();
        question.createdAt = Now.instant();
        messages.persist(question);
        return question;
    }

    private MessageEntity reply(ChatEntity chat, MessageEntity question, String modelId) {
        var reply = new MessageEntity();
        reply.chatId = chat.id;
        reply.seq = ++chat.lastSeq;
        reply.parentId = question.id;
        reply.role = Speaker.ASSISTANT;
        reply.modelId = modelId;
        reply.state = MessageState.STREAMING;
        reply.replicaId = replica.id();
        reply.createdAt = question.createdAt;
        messages.persist(reply);
        return reply;
    }
}
