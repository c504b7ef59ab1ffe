package dev.atelier.chats;

import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a round, as they are before anything is said. */
@ApplicationScoped
class ReplyMessages {
    private final MessageRepository messages;
    private final Replica replica;

    ReplyMessages(MessageRepository messages, Replica replica) {
        this.messages = messages;
        this.replica = replica;
    }

    MessageEntity question(ChatEntity chat, @Nullable UUID parent, String text, List<Attachment> files) {
        var question = new MessageEntity();
        question.chatId = chat.id;
        question.seq = ++chat.lastSeq;
        question.parentId = parent;
        question.role = Speaker.USER;
        question.text = text;
        question.attachments = files;
        question.createdAt = Now.instant();
        messages.persist(question);
        return question;
    }

    /** Not yet kept: what is set later would be written once more. */
    MessageEntity reply(ChatEntity chat, MessageEntity question, String modelId, long round) {
        var reply = new MessageEntity();
        reply.chatId = chat.id;
        reply.seq = ++chat.lastSeq;
        reply.round = round;
        reply.parentId = question.id;
        reply.role = Speaker.ASSISTANT;
        reply.modelId = modelId;
        reply.state = MessageState.STREAMING;
        reply.replicaId = replica.id();
        reply.createdAt = Now.instant();
        return reply;
    }

    /** A reply that was over is written on; what it has said stays. */
    void runAgain(MessageEntity reply, long round) {
        reply.round = round;
        reply.state = MessageState.STREAMING;
        reply.replicaId = replica.id();
        reply.stopRequested = false;
        reply.finishReason = null;
        reply.problem = null;
    }

    Turns.WrittenReply written(MessageEntity reply, ReadyModel model, List<ChatMessage> history) {
        messages.persist(reply);
        var log = ReplyLog.behind(reply.id, reply.seq, reply.text, reply.reasoning);
        return new Turns.WrittenReply(StartedTurn.ReplyId.of(reply), log, model, history, Usage.of(reply));
    }
}
