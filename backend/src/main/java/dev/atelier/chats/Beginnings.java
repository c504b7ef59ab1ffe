package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Citations citations;
    private final LiveChats live;
    private final Mirror mirror;
    private final Replica replica;

    Beginnings(
            ChatRepository chats,
            MessageRepository messages,
            Citations citations,
            LiveChats live,
            Mirror mirror,
            Replica replica) {
        this.chats = chats;
        this.messages = messages;
        this.citations = citations;
        this.live = live;
        this.mirror = mirror;
        this.replica = replica;
    }

    /** To be called once the reader hears of new turns: so none falls in between. */
    @Transactional
    Beginning of(Caller caller, UUID chatId, @Nullable String lastEventId) {
        var chat = chats.own(caller, chatId);
        var tree = new Tree(chat.lastSeq, messages.ofChat(chatId));
        return Optional.ofNullable(lastEventId)
                .flatMap(Position::parse)
                .flatMap(position -> resumed(tree, position))
                .orElseGet(() -> anew(tree));
    }

    private record Tree(long last, List<MessageEntity> inOrder, Map<Long, MessageEntity> bySeq) {
        Tree(long last, List<MessageEntity> inOrder) {
            this(
                    last,
                    inOrder,
                    inOrder.stream().collect(Collectors.toMap(message -> message.seq, Function.identity())));
        }
    }

    private Beginning anew(Tree tree) {
        return new Beginning(tree.last(), running(tree, tree.last(), List.of()), List.of());
    }

    private Optional<Beginning> resumed(Tree tree, Position position) {
        if (position.known() < 1 || position.known() > tree.last()) {
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
                .filter(message -> message.state == MessageState.STREAMING
                        && round(message) <= upTo
                        && !known.contains(message.seq))
                .map(message -> Beginning.Place.snapshot(log(message)))
                .toList();
    }

    private static long round(MessageEntity message) {
        return message.round == null ? message.seq : message.round;
    }

    private List<StartedTurn> missed(Tree tree, long known) {
        var rounds = new TreeMap<Long, List<MessageEntity>>();
        tree.inOrder().stream()
                .filter(message -> message.role == Speaker.ASSISTANT && round(message) > known)
                .forEach(reply -> rounds.computeIfAbsent(round(reply), round -> new ArrayList<>())
                        .add(reply));
        var byId = tree.inOrder().stream().collect(Collectors.toMap(message -> message.id, Function.identity()));
        return rounds.values().stream()
                .filter(replies -> byId.containsKey(replies.getFirst().parentId))
                .map(replies -> turn(Objects.requireNonNull(byId.get(replies.getFirst().parentId)), replies, known))
                .toList();
    }

    /** Rounds behind a number that other servers began, the oldest first. */
    @Transactional
    List<StartedTurn> elsewhere(UUID chatId, long known) {
        var rounds = new TreeMap<Long, List<MessageEntity>>();
        messages.ofOthers(chatId, known, replica.id())
                .forEach(reply -> rounds.computeIfAbsent(round(reply), round -> new ArrayList<>())
                        .add(reply));
        return rounds.values().stream()
                .map(replies -> turn(messages.of(chatId, questionId(replies.getFirst())), replies, known))
                .toList();
    }

    private static UUID questionId(MessageEntity reply) {
        return Objects.requireNonNull(reply.parentId);
    }

    /** Something that was asked before, as somebody finds it who asks for it again; what is deleted meanwhile is left out. */
    @Transactional
    StartedTurn again(UUID questionId, Collection<UUID> replyIds) {
        var question = messages.findById(questionId);
        return turn(question, messages.list("id in ?1 order by seq", replyIds), question.seq);
    }

    /** @param known whoever hears of it knows the messages up to here; one that went on since is told anew */
    private StartedTurn turn(MessageEntity question, List<MessageEntity> replies, long known) {
        return new StartedTurn(
                question.chatId,
                replies.isEmpty() ? question.seq : round(replies.getLast()),
                new StartedTurn.View(
                        Message.of(question),
                        replies.stream().map(StartedTurn.ReplyId::of).toList()),
                replies.stream().map(reply -> place(reply, known)).toList());
    }

    private Beginning.Place place(MessageEntity reply, long known) {
        return reply.seq > known ? Beginning.Place.start(log(reply)) : Beginning.Place.snapshot(log(reply));
    }

    /** What is being written is followed, here or elsewhere; anything else is as the database has it. */
    private ReplyLog log(MessageEntity message) {
        if (message.state != MessageState.STREAMING) {
            var ended = ReplyLog.of(message);
            ended.cites(message.citations, citations.forOwner(message.chatId, message.citations));
            return ended;
        }
        return live.reply(message.id).map(Reply::log).orElseGet(() -> mirror.of(message));
    }
}
