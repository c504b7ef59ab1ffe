package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns, and what is asked of old ones: whatever ends in replies that are written. */
@ApplicationScoped
public class Turns {
    private final ChatLines lines;
    private final Completions completions;
    private final Rounds rounds;
    private final AskedModels askedModels;
    private final TurnKeys keys;
    private final Beginnings beginnings;

    Turns(
            ChatLines lines,
            Completions completions,
            Rounds rounds,
            AskedModels askedModels,
            TurnKeys keys,
            Beginnings beginnings) {
        this.lines = lines;
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

    /** It is to be written. */
    record Anew(Round round) implements Asked {}

    /**
     * A round that is asked.
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
            @Nullable String firstWords) {
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
    void requireOwn(Caller caller, UUID chatId) {
        lines.own(caller, chatId);
    }

    /** Every model that is asked, ready to be run; the first that cannot be run refuses the whole. */
    List<ReadyModel> ready(Occasion occasion, UUID chatId, Asking asking) {
        return askedModels.of(occasion.caller(), chatId, asking).stream()
                .map(id -> completions.ready(occasion, id).switching(asking.filters()))
                .toList();
    }

    /** The replies and the question, where it is new, as they are to be written; the first reply is selected. Blocks. */
    Asked of(Occasion occasion, UUID chatId, Asking asking, TurnKey key, List<ReadyModel> models) {
        var chat = lines.own(occasion.caller(), chatId);
        var known = keys.find(chatId, asking, key);
        if (known.isPresent()) {
            return new Again(
                    beginnings.again(known.get().question(), known.get().replies()));
        }
        var round = rounds.of(chat, asking, models);
        round.key = key.of(asking, round.told());
        return new Anew(round);
    }
}
