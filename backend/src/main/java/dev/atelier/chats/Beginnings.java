package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds where a stream of a chat's events begins: where its client left off, or, where that is not known, with what is running. */
@ApplicationScoped
class Beginnings {
    private static final int MOST_MISSED = 50;

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final LiveChats live;
    private final Mirror mirror;

    Beginnings(ChatRepository chats, MessageRepository messages, LiveChats live, Mirror mirror) {
        this.chats = chats;
        this.messages = messages;
        this.live = live;
        this.mirror = mirror;
    }

    /** To be called once the reader hears of new turns: so none falls in between. */
    @Transactional
    Beginning of(Caller caller, UUID chatId, @Nullable String lastEventId) {
        chats.own(caller, chatId);
        var tree = new Tree(messages.ofChat(chatId));
        return Optional.ofNullable(lastEventId)
                .flatMap(Position::parse)
                .flatMap(position -> resumed(tree, position))
                .orElseGet(() -> anew(tree));
    }

    private record Tree(List<MessageEntity> inOrder, Map<Long, MessageEntity> bySeq) {
        Tree(List<MessageEntity> inOrder) {
            this(inOrder, inOrder.stream().collect(Collectors.toMap(message -> message.seq, Function.identity())));
        }

        long lastSeq() {
            return inOrder.isEmpty() ? 0 : inOrder.getLast().seq;
        }
    }

    private Beginning anew(Tree tree) {
        return new Beginning(tree.lastSeq(), running(tree, tree.lastSeq(), List.of()), List.of());
    }

    private Optional<Beginning> resumed(Tree tree, Position position) {
        if (!tree.bySeq().containsKey(position.known())) {
            return Optional.empty();
        }
        var places = new ArrayList<Beginning.Place>();
        for (var mark : position.open()) {
            var reply = tree.bySeq().get(mark.reply());
            if (reply == null || reply.role != Speaker.ASSISTANT) {
                return Optional.empty();
            }
            places.add(place(log(reply), mark));
        }
        var missed = missed(tree, position.known());
        if (missed.size() > MOST_MISSED) {
            return Optional.empty();
        }
        places.addAll(running(tree, position.known(), position.open()));
        return Optional.of(new Beginning(position.known(), places, missed));
    }

    /** A client may know more than is left: what a server that died had not saved. Then the shorter text replaces what it has. */
    private static Beginning.Place place(ReplyLog log, Position.Mark mark) {
        return log.text.isBetweenCharacters(mark.text()) && log.reasoning.isBetweenCharacters(mark.reasoning())
                ? new Beginning.Place(log, mark.text(), mark.reasoning(), false)
                : Beginning.Place.snapshot(log);
    }

    /** What runs, and is not resumed, is told anew. */
    private List<Beginning.Place> running(Tree tree, long upTo, List<Position.Mark> resumed) {
        var known = resumed.stream().map(Position.Mark::reply).collect(Collectors.toSet());
        return tree.inOrder().stream()
                .filter(message ->
                        message.state == MessageState.STREAMING && message.seq <= upTo && !known.contains(message.seq))
                .map(message -> Beginning.Place.snapshot(log(message)))
                .toList();
    }

    private List<StartedTurn> missed(Tree tree, long known) {
        var replies = new HashMap<UUID, List<MessageEntity>>(); // by question
        tree.inOrder().stream()
                .filter(message -> message.seq > known && message.role == Speaker.ASSISTANT)
                .forEach(message -> replies.computeIfAbsent(message.parentId, question -> new ArrayList<>())
                        .add(message));
        return tree.inOrder().stream()
                .filter(question -> replies.containsKey(question.id))
                .map(question -> turn(question, replies.getOrDefault(question.id, List.of())))
                .sorted(Comparator.comparingLong(StartedTurn::lastSeq))
                .toList();
    }

    /** A turn that was begun before, as somebody finds it who asks for it again. */
    @Transactional
    StartedTurn again(MessageEntity question) {
        return turn(question, messages.repliesOfTurn(question));
    }

    private StartedTurn turn(MessageEntity question, List<MessageEntity> replies) {
        var ids = replies.stream()
                .map(reply -> new StartedTurn.ReplyId(reply.id, String.valueOf(reply.modelId)))
                .toList();
        return new StartedTurn(
                question.chatId,
                replies.getLast().seq,
                new StartedTurn.View(Message.of(question), ids),
                replies.stream().map(this::log).toList());
    }

    /** What is being written is followed, here or elsewhere; anything else is as the database has it. */
    private ReplyLog log(MessageEntity message) {
        if (message.state != MessageState.STREAMING) {
            return ReplyLog.of(message);
        }
        return live.reply(message.id).map(Reply::log).orElseGet(() -> mirror.of(message));
    }
}
