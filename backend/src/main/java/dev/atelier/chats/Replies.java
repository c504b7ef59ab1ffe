package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Replies as jobs: begun, stopped, and ended with the server. They run whether anybody reads them or not. */
@ApplicationScoped
public class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);
    private static final long STOP_SECONDS = 5;

    private final Completions completions;
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Citations citations;
    private final LiveChats live;
    private final Loops loops;
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final ReplyLimits limits;
    private final ModelTitles titles;
    private final ChatsConfig config;

    Replies(
            Completions completions,
            ChatRepository chats,
            MessageRepository messages,
            Citations citations,
            LiveChats live,
            Loops loops,
            Journal journal,
            Checkpoints checkpoints,
            ReplyLimits limits,
            ModelTitles titles,
            ChatsConfig config) {
        this.completions = completions;
        this.chats = chats;
        this.messages = messages;
        this.citations = citations;
        this.live = live;
        this.loops = loops;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.limits = limits;
        this.titles = titles;
        this.config = config;
    }

    /** Replies that are being asked for while their round is being committed. */
    record Begun(Occasion occasion, Turns.Written round, StartedTurn turn, List<Reply> replies) {}

    /**
     * Asks the models, on the event loop that calls. Room for the replies has been taken from {@link ReplyLimits} before. Then either
     * {@link #keep} or {@link #drop} must follow.
     */
    Begun ask(Occasion occasion, Turns.Written turn) {
        var replies = turn.replies().stream()
                .map(written -> reply(occasion, turn, written))
                .toList();
        var told = new StartedTurn.View(
                turn.question(),
                turn.replies().stream().map(Turns.WrittenReply::told).toList());
        var places = replies.stream().map(Reply::log).map(Beginning.Place::end).toList(); // before anything is said
        IntStream.range(0, replies.size())
                .forEach(i -> ask(replies.get(i), turn.replies().get(i)));
        var started = new StartedTurn(turn.chatId(), turn.round(), told, places);
        return new Begun(occasion, turn, started, replies);
    }

    private Reply reply(Occasion occasion, Turns.Written turn, Turns.WrittenReply written) {
        var job = new Reply.Job(
                written.log().id,
                turn.round(),
                turn.chatId(),
                occasion.caller().id(),
                written.model().model().id(),
                config.longestReply(),
                occasion.requestId(),
                written.before());
        return new Reply(job, written.log(), loops.current(), journal);
    }

    /** The round is in the database: its replies are told, saved now and then, and stored when they end. */
    void keep(Begun begun) {
        begun.replies().forEach(reply -> {
            reply.told().thenAccept(how -> {
                live.ended(reply);
                limits.leave(reply.job().ownerId(), 1);
                LOG.debugf("Reply %s of %s is %s", reply.job().id(), reply.job().modelId(), how.state());
            });
            checkpoints.follow(reply);
        });
        live.started(begun.turn(), begun.replies());
        titles.follow(begun.occasion(), begun.round(), begun.replies());
        begun.replies().forEach(Reply::keep);
    }

    /** The round never came into the database. */
    void drop(Begun begun) {
        begun.replies().forEach(Reply::lose);
    }

    private void ask(Reply reply, Turns.WrittenReply written) {
        try {
            reply.runs(completions.ask(written.model(), written.history(), reply));
        } catch (RuntimeException unexpected) {
            LOG.errorf(
                    unexpected, "Reply %s could not be asked for", reply.job().id());
            reply.breakDown();
        }
    }

    /** Ends a reply and keeps what it said. What is over already stays as it is. Waits for the end; a reply of another server ends a moment later. */
    public Message stop(Caller caller, UUID chatId, UUID messageId) {
        var asked = requestStop(caller, chatId, messageId);
        if (asked.state() == MessageState.STREAMING) {
            live.reply(messageId).ifPresent(Replies::stopAndWait);
        }
        return read(caller, chatId, messageId);
    }

    @Transactional
    Message requestStop(Caller caller, UUID chatId, UUID messageId) {
        chats.own(caller, chatId);
        var message = messages.of(chatId, messageId);
        if (message.state == MessageState.STREAMING) {
            messages.update("stopRequested = true where id = ?1 and state = ?2", messageId, MessageState.STREAMING);
            messages.getEntityManager()
                    .createNativeQuery(Bell.RING, Integer.class)
                    .setParameter(1, messageId.toString())
                    .getSingleResult();
        }
        return Message.of(message);
    }

    @Transactional
    Message read(Caller caller, UUID chatId, UUID messageId) {
        chats.own(caller, chatId);
        return citations
                .told(caller, List.of(messages.of(chatId, messageId)), this::withTextSoFar)
                .getFirst();
    }

    private static void stopAndWait(Reply reply) {
        reply.stop();
        try {
            reply.told().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException later) {
            LOG.warnf(
                    "Reply %s was stopped, but its end is not stored yet",
                    reply.job().id());
        } catch (InterruptedException | ExecutionException cause) {
            Thread.currentThread().interrupt();
        }
    }

    /** A message as it is now: a running reply with what it has said, here or, as far as it is saved, elsewhere. */
    Message withTextSoFar(MessageEntity message) {
        if (message.state != MessageState.STREAMING) {
            return Message.of(message);
        }
        var here = live.reply(message.id);
        if (here.isPresent()) {
            return Message.of(message, Message.Said.of(here.get().log()));
        }
        var saved = messages.savedTexts(List.of(message.id)).getOrDefault(message.id, MessageRepository.SavedText.NONE);
        messages.getEntityManager().refresh(message); // it may have ended since it was read
        return message.state == MessageState.STREAMING
                ? Message.of(message, saved.said(citations.forOwner(message.chatId, saved.citations())))
                : Message.of(message);
    }

    /** Ends all replies of a chat that is no more; there is nothing to store them in. */
    void abandon(UUID chatId) {
        live.replies().stream()
                .filter(reply -> reply.job().chatId().equals(chatId))
                .forEach(Reply::lose);
    }

    /** Ends the replies among messages that are no more. */
    void abandon(Collection<UUID> messageIds) {
        messageIds.forEach(id -> live.reply(id).ifPresent(Reply::lose));
    }

    void interrupt(StartedTurn turn) {
        turn.told().replies().forEach(reply -> live.reply(reply.id()).ifPresent(Reply::interrupt));
    }

    /** Ends all replies, because the server goes down, and waits until what they said is stored. */
    void interruptAll(long seconds) {
        var running = live.replies();
        if (running.isEmpty()) {
            return;
        }
        LOG.infof("Ending %d replies, because the server stops", running.size());
        running.forEach(Reply::interrupt);
        var stored = CompletableFuture.allOf(running.stream().map(Reply::told).toArray(CompletableFuture[]::new));
        try {
            stored.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException cause) {
            LOG.error("Not all replies could be stored before the server stopped", cause);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes room for so many replies, or refuses: the server stops, or the person has too many under way. */
    void takeRoom(Caller caller, int replies) {
        if (!limits.enter(caller.id(), replies)) {
            throw new Fault.TooManyReplies(config.repliesPerPerson(), ReplyLimits.RETRY).asException();
        }
    }

    void giveRoomBack(Caller caller, int replies) {
        limits.leave(caller.id(), replies);
    }
}
