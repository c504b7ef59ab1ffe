package dev.atelier.chats;

import dev.atelier.platform.sql.Statements;
import dev.atelier.platform.time.Now;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked with an {@code Idempotency-Key}, kept for a day; {@link RoundRows} writes it. */
@Singleton
class TurnKeys {
    private static final String FIND =
            "select request_hash, question_id, reply_ids from turn_key where chat_id = ? and route = ? and key = ?";
    private static final String FORGET_OLD = "delete from turn_key where chat_id = ? and created_at < ?";

    private final Statements statements;

    TurnKeys(Statements statements) {
        this.statements = statements;
    }

    /** Something that was asked before. */
    record Known(UUID question, List<UUID> replies) {}

    /** Refuses (422) a key that was used for the same with another body. */
    Optional<Known> find(UUID chatId, Asking asking, TurnKey key) {
        if (key.value() == null) {
            return Optional.empty();
        }
        statements.run(FORGET_OLD, chatId, Now.instant().minus(TurnKey.KEPT).atOffset(ZoneOffset.UTC));
        return statements.first(
                row -> {
                    key.requireSame(row.getBytes(1));
                    return new Known(row.getObject(2, UUID.class), List.of((UUID[])
                            row.getArray(3).getArray()));
                },
                FIND,
                chatId,
                asking.route(),
                key.value());
    }
}
