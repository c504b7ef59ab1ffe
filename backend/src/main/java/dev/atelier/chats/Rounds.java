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

/** Makes rounds of what is asked: a question with its replies, more replies to an old one, or an old reply that runs again. Writes nothing. */
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

    Round of(ChatRow chat, Asking asking, List<ReadyModel> models) {
        return switch (asking) {
            case Asking.Turn(var request) -> turn(chat, request, models);
            case Asking.Regenerate regenerate -> regenerate(chat, regenerate, models);
            case Asking.Continue(var message, var filters) -> goOn(chat, message, models.getFirst());
            case Asking.Merge merge -> merge(chat, merge, models.getFirst());
            case Asking.Act act -> act(chat, act, models.getFirst());
        };
    }

    private Round turn(ChatRow chat, TurnRequest request, List<ReadyModel> models) {
        var parent = request.parent().in(chat);
        var line = histories.behind(chat, parent);
        var content = request.content();
        var files = attachments.of(chat.ownerId(), content);
        var round = new Round(chat);
        var question = replies.question(round, parent, content.text(), files);
        var firstWords = chat.title().isEmpty() ? firstWords(content, files) : null;
        if (firstWords != null) {
            round.title = firstWords;
        }
        round.models = request.models();
        var written = new Answering(line, question, request.context()).by(round, models);
        return round.tells(written.named(chat.temporary() ? null : firstWords));
    }

    private static String firstWords(ContentRequest content, List<Attachment> files) {
        return Titles.of(content.text().isEmpty() ? files.getFirst().name() : content.text());
    }

    /** The history is what the question had, whatever was said later. */
    private Round regenerate(ChatRow chat, Asking.Regenerate asking, List<ReadyModel> models) {
        var message = old(chat, asking.message());
        var question = question(chat, message);
        var line = histories.to(chat, question.parentId);
        var round = new Round(chat);
        return round.tells(new Answering(line, question, context(asking, message)).by(round, models));
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

    /** New answers to a question. */
    private final class Answering {
        private final Lanes line;
        private final MessageEntity question;
        private final ContextMode context;

        Answering(Lanes line, MessageEntity question, ContextMode context) {
            this.line = line;
            this.question = question;
            this.context = context;
        }

        Turns.Written by(Round round, List<ReadyModel> models) {
            var asked = Asked.of(question);
            var sent = models.stream()
                    .map(model -> histories.fitting(
                            model, line.history(context, model.model().id(), asked), ""))
                    .toList();
            var read = histories.read(round.chat, sent);
            var number = round.lastSeq + models.size();
            var written = new ArrayList<Turns.WrittenReply>();
            for (var i = 0; i < models.size(); i++) {
                var model = models.get(i);
                var reply = replies.reply(round, question, model.model().id(), number);
                note(reply, context, sent.get(i), read);
                written.add(ReplyMessages.written(reply, model, sent.get(i).messages(read)));
            }
            round.headId = written.getFirst().told().id();
            return new Turns.Written(round.chat.id(), Message.of(question), number, written);
        }
    }

    /** The same message runs again, and what is said comes behind what it holds. */
    private Round goOn(ChatRow chat, UUID id, ReadyModel model) {
        var answer = old(chat, id);
        if (answer.text.isBlank()) {
            throw AskedModels.nothingToContinue();
        }
        if (answer.state == MessageState.DONE && !"length".equals(answer.finishReason)) {
            throw new Fault.Conflict("answer-complete", "The answer is whole: its model ended it.").asException();
        }
        var question = question(chat, answer);
        var context = answer.context == null ? ContextMode.LANES : answer.context;
        var lane = histories
                .to(chat, question.parentId)
                .history(context, model.model().id(), Asked.of(question));
        var history = histories.fitting(model, lane, answer.text);
        var read = histories.read(chat, List.of(history));
        var round = new Round(chat);
        note(answer, context, history, read);
        replies.runAgain(round, answer);
        var sent = new ArrayList<>(history.messages(read));
        sent.add(ChatMessage.assistant(answer.text));
        var written = List.of(ReplyMessages.written(answer, model, sent));
        return round.tells(new Turns.Written(chat.id(), Message.of(question), round.lastSeq, written));
    }

    private Round merge(ChatRow chat, Asking.Merge asking, ReadyModel model) {
        var question = messages.of(chat.id(), asking.message());
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
                .to(chat, question.parentId)
                .history(context, model.model().id(), asked);
        var history = histories.fitting(model, lane, "");
        var read = histories.read(chat, List.of(history));
        var round = new Round(chat);
        var reply = replies.reply(round, question, model.model().id(), round.lastSeq + 1);
        note(reply, context, history, read);
        reply.mergedFrom = answers.stream().map(answer -> answer.id).toList();
        round.headId = reply.id;
        var written = List.of(ReplyMessages.written(reply, model, history.messages(read)));
        return round.tells(new Turns.Written(chat.id(), Message.of(question), round.lastSeq, written));
    }

    /** A question that says which action it was, and an answer to the action's prompt alone: what was said before does not shape it. */
    private Round act(ChatRow chat, Asking.Act asking, ReadyModel model) {
        old(chat, asking.message());
        var round = new Round(chat);
        var question = replies.question(round, asking.message(), asking.words().shown(), List.of());
        var history = new History(List.of(), List.of(Asked.of(asking.words().asked(), List.of())), 0);
        var reply = replies.reply(round, question, model.model().id(), round.lastSeq + 1);
        note(reply, ContextMode.SELECTED, history, Map.of());
        round.headId = reply.id;
        var written = List.of(ReplyMessages.written(reply, model.bare(), history.messages(Map.of())));
        return round.tells(new Turns.Written(chat.id(), Message.of(question), round.lastSeq, written));
    }

    private static void note(MessageEntity reply, ContextMode context, History history, Map<UUID, byte[]> read) {
        reply.context = context;
        reply.saw = history.saw();
        reply.leftOut = history.leftOut() == 0 ? null : history.leftOut();
        var unseen = history.unseen(read);
        reply.unseenImages = unseen == 0 ? null : unseen;
    }

    /** The question itself, or the one that an answer answers. */
    private MessageEntity question(ChatRow chat, MessageEntity message) {
        if (message.role == Speaker.USER) {
            return message;
        }
        if (message.parentId == null) {
            throw new Fault.Conflict("no-question", "The message answers no question.").asException();
        }
        return messages.of(chat.id(), message.parentId);
    }

    /** A message that is not being written. */
    private MessageEntity old(ChatRow chat, UUID id) {
        var message = messages.of(chat.id(), id);
        requireAtRest(message.state);
        return message;
    }

    static void requireAtRest(MessageState state) {
        if (state == MessageState.STREAMING) {
            throw new Fault.Conflict("reply-running", "The answer is still being written: wait for it, or stop it.")
                    .asException();
        }
    }
}
