package dev.atelier.chats;

import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The messages of a round, as they are before anything is said. */
@Singleton
class ReplyMessages {
    private final Replica replica;

    ReplyMessages(Replica replica) {
        this.replica = replica;
    }

    MessageEntity question(Round round, @Nullable UUID parent, String text, List<Attachment> files) {
        var question = message(round, Speaker.USER, parent);
        question.text = text;
        question.attachments = files;
        return question;
    }

    MessageEntity reply(Round round, MessageEntity question, String modelId, long number) {
        var reply = message(round, Speaker.ASSISTANT, question.id);
        reply.round = number;
        reply.modelId = modelId;
        reply.state = MessageState.STREAMING;
        reply.replicaId = replica.id();
        return reply;
    }

    private static MessageEntity message(Round round, Speaker role, @Nullable UUID parent) {
        var message = new MessageEntity();
        message.id = UuidVersion7Strategy.INSTANCE.generateUuid(null); // as the object mapper gives them
        message.chatId = round.chat.id();
        message.seq = ++round.lastSeq;
        message.parentId = parent;
        message.role = role;
        message.createdAt = round.at;
        round.made.add(message);
        return message;
    }

    /** A reply that was over is written on; what it has said stays. */
    void runAgain(Round round, MessageEntity reply) {
        reply.round = ++round.lastSeq;
        reply.state = MessageState.STREAMING;
        reply.replicaId = replica.id();
        round.again = reply;
    }

    static Turns.WrittenReply written(MessageEntity reply, ReadyModel model, List<ChatMessage> history) {
        var log = ReplyLog.behind(reply.id, reply.seq, reply.text, reply.reasoning);
        log.called(reply.toolCalls);
        log.filtered(reply.filterNotices);
        return new Turns.WrittenReply(StartedTurn.ReplyId.of(reply), log, model, history, Usage.of(reply));
    }
}
