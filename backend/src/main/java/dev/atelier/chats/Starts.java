package dev.atelier.chats;

import dev.atelier.completions.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.sql.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Starts what somebody asks in a chat. The models are asked while the round is still being written, which saves the wait for the disk;
 * until it is in the database nothing of it is told to anybody, and if it never gets there the models are told to stop.
 */
@Singleton
class Starts {
    /** How often a round is made anew because its chat was changed meanwhile: by another server, or by hand. */
    private static final int ATTEMPTS = 10;

    private final Vertx vertx;
    private final Turns turns;
    private final Replies replies;
    private final Drain drain;
    private final OneByOne<UUID> chats;
    private final Together<Round, RoundRows.Outcome> writing;

    Starts(Vertx vertx, Turns turns, Replies replies, Drain drain, RoundRows rows) {
        this.vertx = vertx;
        this.turns = turns;
        this.replies = replies;
        this.drain = drain;
        this.chats = new OneByOne<>(vertx);
        this.writing = new Together<>(vertx, rows::write);
    }

    /** @param asking reads it from the request, on a worker; refuses with a fault */
    private record Wish(Occasion occasion, UUID chatId, TurnKey key, Supplier<Asking> asking) {}

    /**
     * On the event loop that the replies will run on; told there.
     *
     * @param asking reads it from the request, on a worker; refuses with a fault
     */
    Future<StartedTurn> start(Occasion occasion, UUID chatId, TurnKey key, Supplier<Asking> asking) {
        var wish = new Wish(occasion, chatId, key, asking);
        return chats.run(chatId, () -> attempt(wish, ATTEMPTS));
    }

    private Future<StartedTurn> attempt(Wish wish, int left) {
        return vertx.executeBlocking(() -> made(wish), false).compose(asked -> switch (asked) {
            case Turns.Again(var turn) -> Future.succeededFuture(turn);
            case Turns.Anew(var round) -> write(wish, round, left);
        });
    }

    private Future<StartedTurn> write(Wish wish, Round round, int left) {
        var begun = replies.ask(wish.occasion(), round.told());
        return writing.find(round).onFailure(broken -> drop(begun)).compose(outcome -> switch (outcome.orElseThrow()) {
            case RoundRows.Outcome.Written() -> Future.succeededFuture(keep(begun));
            case RoundRows.Outcome.Changed() -> {
                drop(begun);
                yield left > 1 ? attempt(wish, left - 1) : Future.failedFuture(busy());
            }
            case RoundRows.Outcome.Broken(var cause) -> {
                drop(begun);
                yield Future.failedFuture(cause);
            }
        });
    }

    private static RuntimeException busy() {
        return new Fault.Conflict("chat-busy", "The chat is being changed by others at the same time: try again.")
                .asException();
    }

    private StartedTurn keep(Replies.Begun begun) {
        replies.keep(begun);
        if (drain.isStopping()) { // it was written while the others were being ended
            replies.interrupt(begun.turn());
        }
        return begun.turn();
    }

    private void drop(Replies.Begun begun) {
        replies.drop(begun);
        replies.giveRoomBack(begun.occasion().caller(), begun.replies().size());
    }

    private Turns.Asked made(Wish wish) {
        try {
            return made(wish, wish.asking().get());
        } catch (RuntimeException refused) {
            turns.requireOwn(wish.occasion().caller(), wish.chatId()); // whose chat it is not learns nothing else
            throw refused;
        }
    }

    private Turns.Asked made(Wish wish, Asking asking) {
        var caller = wish.occasion().caller();
        var models = turns.ready(wish.occasion(), wish.chatId(), asking);
        replies.takeRoom(caller, models.size());
        var isTaken = false;
        try {
            var asked = turns.of(wish.occasion(), wish.chatId(), asking, wish.key(), models);
            isTaken = asked instanceof Turns.Anew;
            return asked;
        } finally {
            if (!isTaken) {
                replies.giveRoomBack(caller, models.size());
            }
        }
    }
}
