package dev.atelier.chats;

import dev.atelier.completions.Occasion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts what somebody asks in a chat. The models are asked while the round is still being committed, which saves the wait for the disk;
 * until it is in the database nothing of it is told to anybody, and if it never gets there the models are told to stop.
 */
@Singleton
class Starts {
    private final Vertx vertx;
    private final Turns turns;
    private final Replies replies;
    private final Drain drain;

    Starts(Vertx vertx, Turns turns, Replies replies, Drain drain) {
        this.vertx = vertx;
        this.turns = turns;
        this.replies = replies;
        this.drain = drain;
    }

    /**
     * On the event loop that the replies will run on; told there.
     *
     * @param asking reads it from the request, on a worker; refuses with a fault
     */
    Future<StartedTurn> start(Occasion occasion, UUID chatId, TurnKey key, Supplier<Asking> asking) {
        var loop = vertx.getOrCreateContext();
        Promise<Replies.Begun> begun = Promise.promise();
        Consumer<Turns.Written> early = written -> loop.runOnContext(
                now -> begun.handle(Future.succeededFuture(written).map(round -> replies.ask(occasion, round))));
        return vertx.executeBlocking(() -> write(occasion, chatId, key, new Wish(asking, early)), false)
                .compose(asked -> switch (asked) {
                    case Turns.Again(var turn) -> Future.succeededFuture(turn);
                    case Turns.Written written -> begun.future().map(this::keep);
                })
                .onFailure(refused -> begun.future().onSuccess(replies::drop));
    }

    private StartedTurn keep(Replies.Begun begun) {
        replies.keep(begun);
        if (drain.isStopping()) { // it was written while the others were being ended
            replies.interrupt(begun.turn());
        }
        return begun.turn();
    }

    /** @param early hears what is written, before it is committed */
    private record Wish(Supplier<Asking> asking, Consumer<Turns.Written> early) {}

    private Turns.Asked write(Occasion occasion, UUID chatId, TurnKey key, Wish wish) {
        try {
            return write(occasion, chatId, key, wish.asking().get(), wish.early());
        } catch (RuntimeException refused) {
            turns.requireOwn(occasion.caller(), chatId); // whose chat it is not learns nothing else
            throw refused;
        }
    }

    private Turns.Asked write(
            Occasion occasion, UUID chatId, TurnKey key, Asking asking, Consumer<Turns.Written> early) {
        var models = turns.ready(occasion, chatId, asking);
        replies.takeRoom(occasion.caller(), models.size());
        var isTaken = false;
        try {
            var asked = QuarkusTransaction.requiringNew().call(() -> {
                var written = turns.write(occasion, chatId, asking, key, models);
                if (written instanceof Turns.Written round) {
                    early.accept(round);
                }
                return written;
            });
            isTaken = asked instanceof Turns.Written;
            return asked;
        } finally {
            if (!isTaken) {
                replies.giveRoomBack(occasion.caller(), models.size());
            }
        }
    }
}
