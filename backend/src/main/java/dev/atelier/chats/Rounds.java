package dev.atelier.chats;

import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes what is asked: a question with its replies, more replies to an old one, or an old reply that runs again. The chat's row is locked. */
@ApplicationScoped
class Rounds {
    private final MessageRepository messages;
    private final ReplyMessages replies;
    private final Histories histories;
    private final Attachments attachments;

    Rounds(MessageRepository messages, ReplyMessages replies, Histories histories, Attachments attachments) {
        this.messages = messages;
        this.replies = replies;
        this.histories = histories;
        this.attachments = attachments;
    }

    Turns.Written turn(ChatEntity chat, TurnRequest request, List<ReadyModel> models) {
        var parent = parent(chat, request.parent());
        var content = request.content();
        var files = attachments.of(chat.ownerId, content);
        var question = replies.question(chat, parent.map(end -> end.id).orElse(null), content.text(), files);
        var firstWords = chat.title.isEmpty() ? firstWords(content, files) : null;
        if (firstWords != null) {
            chat.title = firstWords;
        }
        chat.models = request.models();
        return answer(chat, question, models, request.context()).named(chat.temporary ? null : firstWords);
    }

    private static String firstWords(ContentRequest content, List<Attachment> files) {
        return Titles.of(content.text().isEmpty() ? files.getFirst().name() : content.text());
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
        var asked = Asked.of(question);
        var sent = models.stream()
                .map(model -> histories.fitting(
                        model, lanes.history(context, model.model().id(), asked), ""))
                .toList();
        var read = histories.read(chat, sent);
        var written = new ArrayList<Turns.WrittenReply>();
        var round = chat.lastSeq + models.size();
        for (var i = 0; i < models.size(); i++) {
            var model = models.get(i);
            var reply = replies.reply(chat, question, model.model().id(), round);
            note(reply, context, sent.get(i), read);
            written.add(replies.written(reply, model, sent.get(i).messages(read)));
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
                .history(context, model.model().id(), Asked.of(question));
        var history = histories.fitting(model, lane, answer.text);
        var read = histories.read(chat, List.of(history));
        note(answer, context, history, read);
        var sent = new ArrayList<>(history.messages(read));
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
        var asked = Merging.asked(question, answers);
        var lane = histories
                .lanes(question.parentId)
                .history(context, model.model().id(), asked);
        var history = histories.fitting(model, lane, "");
        var reply = replies.reply(chat, question, model.model().id(), chat.lastSeq + 1);
        var read = histories.read(chat, List.of(history));
        note(reply, context, history, read);
        reply.mergedFrom = answers.stream().map(answer -> answer.id).toList();
        var written = List.of(replies.written(reply, model, history.messages(read)));
        chat.headId = reply.id;
        return new Turns.Written(chat.id, Message.of(question), chat.lastSeq, written);
    }

    private static void note(MessageEntity reply, ContextMode context, History history, Map<UUID, byte[]> read) {
        reply.context = context;
        reply.saw = history.saw();
        reply.leftOut = history.leftOut() == 0 ? null : history.leftOut();
        var unseen = history.unseen(read);
        reply.unseenImages = unseen == 0 ? null : unseen;
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

    /** The message that a new question follows; one that is still being written cannot be followed. */
    Optional<MessageEntity> parent(ChatEntity chat, TurnRequest.Parent asked) {
        Optional<MessageEntity> parent =
                switch (asked) {
                    case TurnRequest.Parent.Root() -> Optional.empty();
                    case TurnRequest.Parent.Head() ->
                        Optional.ofNullable(chat.headId).map(head -> messages.of(chat.id, head));
                    case TurnRequest.Parent.Of(var id) -> Optional.of(messages.of(chat.id, id));
                };
        parent.ifPresent(Rounds::requireAtRest);
        return parent;
    }

    static void requireAtRest(MessageEntity message) {
        if (message.state == MessageState.STREAMING) {
            throw new Fault.Conflict("reply-running", "The answer is still being written: wait for it, or stop it.")
                    .asException();
        }
    }
}
