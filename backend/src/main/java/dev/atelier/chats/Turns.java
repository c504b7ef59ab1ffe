package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns, and what is asked of old ones: whatever ends in replies that are written. */
@ApplicationScoped
public class Turns {
    private final ChatRepository chats;
    private final Completions completions;
    private final Rounds rounds;
    private final AskedModels askedModels;
    private final TurnKeys keys;
    private final Beginnings beginnings;

    Turns(
            ChatRepository chats,
            Completions completions,
            Rounds rounds,
            AskedModels askedModels,
            TurnKeys keys,
            Beginnings beginnings) {
        this.chats = chats;
        this.completions = completions;
        this.rounds = rounds;
        this.askedModels = askedModels;
        this.keys = keys;
        this.beginnings = beginnings;
    }

    /** What became of something that was asked. */
    sealed interface Asked {}

    /** It was asked before, with the same key; it runs, or is over. */
    record Again(StartedTurn turn) implements Asked {}

    /**
     * A round that is in the database and waits to be asked.
     *
     * @param round its number
     * @param replies in the order in which the models were named
     * @param firstWords the title that the chat was given with it; null where it had one, or is temporary
     */
    record Written(
            UUID chatId,
            Message question,
            long round,
            List<WrittenReply> replies,
            @Nullable String firstWords) implements Asked {
        Written {
            replies = List.copyOf(replies);
        }

        Written(UUID chatId, Message question, long round, List<WrittenReply> replies) {
            this(chatId, question, round, replies, null);
        }

        Written named(@Nullable String words) {
            return new Written(chatId, question, round, replies, words);
        }
    }

    /**
     * @param log what it has said before, where it goes on
     * @param history what the model is sent
     * @param before what it cost until now, where it goes on
     */
    record WrittenReply(
            StartedTurn.ReplyId told,
            ReplyLog log,
            ReadyModel model,
            List<ChatMessage> history,
            @Nullable Usage before) {
        WrittenReply {
            history = List.copyOf(history);
        }
    }

    /** Whether there is such a chat for the caller; said before anything else is. */
    @Transactional
    void requireOwn(Caller caller, UUID chatId) {
        chats.own(caller, chatId);
    }

    /** Every model that is asked, ready to be run; the first that cannot be run refuses the whole. */
    List<ReadyModel> ready(Occasion occasion, UUID chatId, Asking asking) {
        return askedModels.of(occasion.caller(), chatId, asking).stream()
                .map(id -> completions.ready(occasion, id))
                .toList();
    }

    /** Writes the replies, running, and the question where it is new, all or nothing; the first reply is selected. */
    @Transactional
    Asked write(Occasion occasion, UUID chatId, Asking asking, TurnKey key, List<ReadyModel> models) {
        var chat = chats.ownLocked(occasion.caller(), chatId);
        var known = keys.find(chatId, asking, key);
        if (known.isPresent()) {
            return new Again(
                    beginnings.again(known.get().question(), known.get().replies()));
        }
        var written =
                switch (asking) {
                    case Asking.Turn(var request) -> rounds.turn(chat, request, models);
                    case Asking.Regenerate regenerate -> rounds.regenerate(chat, regenerate, models);
                    case Asking.Continue(var message) -> rounds.goOn(chat, message, models.getFirst());
                    case Asking.Merge merge -> rounds.merge(chat, merge, models.getFirst());
                };
        chat.updatedAt = Now.instant();
        keys.keep(asking, key, written);
        return written;
    }
}
