package dev.atelier.chats;

import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes what is asked: a question with its replies, more replies to an old one, or an old reply that runs again. The chat's row is locked. */
@ApplicationScoped
class Rounds {
    private final MessageRepository messages;
    private final ReplyMessages replies;
    private final Histories histories;

    Rounds(MessageRepository messages, ReplyMessages replies, Histories histories) {
        this.messages = messages;
        this.replies = replies;
        this.histories = histories;
    }

    Turns.Written turn(ChatEntity chat, TurnRequest request, List<ReadyModel> models) {
        var parent = parent(chat, request.parent());
        parent.ifPresent(Rounds::requireAtRest);
        var question = replies.question(chat, parent.map(end -> end.id).orElse(null), request.text());
        if (chat.title.isEmpty()) {
            chat.title = Titles.of(request.text());
        }
        chat.models = request.models();
        return answer(chat, question, models, request.context());
    }

    /** The history is what the question had, whatever was said later. */
    Turns.Written regenerate(ChatEntity chat, Asking.Regenerate asking, List<ReadyModel> models) {
        var message = messages.of(chat.id, asking.message());
        requireAtRest(message);
        return answer(chat, question(chat, message), models, context(asking, message));
    }

    private ContextMode context(Asking.Regenerate asking, MessageEntity message) {
        if (asking.context() != null) {
            return asking.context();
        }
        var before = message.role == Speaker.ASSISTANT ? List.of(message) : messages.answers(message.id);
        return before.stream()
                .flatMap(answer -> Optional.ofNullable(answer.context).stream())
                .reduce((earlier, later) -> later)
                .orElse(ContextMode.LANES);
    }

    private Turns.Written answer(
            ChatEntity chat, MessageEntity question, List<ReadyModel> models, ContextMode context) {
        var lanes = histories.lanes(question.parentId);
        var written = new ArrayList<Turns.WrittenReply>();
        var round = chat.lastSeq + models.size();
        for (var model : models) {
            var history = histories.fitting(
                    model, lanes.history(context, model.model().id(), question.text), "");
            var reply = replies.reply(chat, question, model.model().id(), round);
            note(reply, context, history);
            written.add(replies.written(reply, model, history.messages()));
        }
        chat.headId = written.getFirst().told().id();
        return new Turns.Written(chat.id, Message.of(question), round, written);
    }

    /** The same message runs again, and what is said comes behind what it holds. */
    Turns.Written goOn(ChatEntity chat, UUID id, ReadyModel model) {
        var answer = messages.of(chat.id, id);
        requireAtRest(answer);
        if (answer.text.isBlank()) {
            throw AskedModels.nothingToContinue();
        }
        if (answer.state == MessageState.DONE && !"length".equals(answer.finishReason)) {
            throw new Fault.Conflict("answer-complete", "The answer is whole: its model ended it.").asException();
        }
        var question = question(chat, answer);
        var context = answer.context == null ? ContextMode.LANES : answer.context;
        var lane = histories
                .lanes(question.parentId)
                .history(context, model.model().id(), question.text);
        var history = histories.fitting(model, lane, answer.text);
        note(answer, context, history);
        var sent = new ArrayList<>(history.messages());
        sent.add(ChatMessage.assistant(answer.text));
        replies.runAgain(answer, ++chat.lastSeq);
        var written = List.of(replies.written(answer, model, sent));
        return new Turns.Written(chat.id, Message.of(question), chat.lastSeq, written);
    }

    Turns.Written merge(ChatEntity chat, Asking.Merge asking, ReadyModel model) {
        var question = messages.of(chat.id, asking.message());
        var answers = messages.answers(question.id).stream()
                .filter(answer ->
                        answer.mergedFrom == null && Lanes.Node.of(answer).counts())
                .toList();
        if (answers.size() < 2) {
            throw new Fault.Conflict("nothing-to-merge", "There are not two answers to make one of.").asException();
        }
        var context = asking.context() == null ? ContextMode.LANES : asking.context();
        var prompt = Merging.prompt(question, answers);
        var lane = histories
                .lanes(question.parentId)
                .history(context, model.model().id(), prompt);
        var history = histories.fitting(model, lane, "");
        var reply = replies.reply(chat, question, model.model().id(), chat.lastSeq + 1);
        note(reply, context, history);
        reply.mergedFrom = answers.stream().map(answer -> answer.id).toList();
        chat.headId = reply.id;
        var written = List.of(replies.written(reply, model, history.messages()));
        return new Turns.Written(chat.id, Message.of(question), chat.lastSeq, written);
    }

    private static void note(MessageEntity reply, ContextMode context, History history) {
        reply.context = context;
        reply.saw = history.saw();
        reply.leftOut = history.leftOut() == 0 ? null : history.leftOut();
    }

    /** The question itself, or the one that an answer answers. */
    private MessageEntity question(ChatEntity chat, MessageEntity message) {
        if (message.role == Speaker.USER) {
            return message;
        }
        if (message.parentId == null) {
            throw new Fault.Conflict("no-question", "The message answers no question.").asException();
        }
        return messages.of(chat.id, message.parentId);
    }

    private Optional<MessageEntity> parent(ChatEntity chat, TurnRequest.Parent asked) {
        return switch (asked) {
            case TurnRequest.Parent.Root() -> Optional.empty();
            case TurnRequest.Parent.Head() -> Optional.ofNullable(chat.headId).map(head -> messages.of(chat.id, head));
            case TurnRequest.Parent.Of(var id) -> Optional.of(messages.of(chat.id, id));
        };
    }

    static void requireAtRest(MessageEntity message) {
        if (message.state == MessageState.STREAMING) {
            throw new Fault.Conflict("reply-running", "The answer is still being written: wait for it, or stop it.")
                    .asException();
        }
    }
}
