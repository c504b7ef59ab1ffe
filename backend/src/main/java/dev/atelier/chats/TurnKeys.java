package dev.atelier.chats;

import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked with an {@code Idempotency-Key}, kept for a day. Called in the transaction that holds the chat's row. */
@ApplicationScoped
class TurnKeys {
    private final EntityManager entities;

    TurnKeys(EntityManager entities) {
        this.entities = entities;
    }

    /** Something that was asked before. */
    record Known(UUID question, List<UUID> replies) {}

    /** Refuses (422) a key that was used for the same with another body. */
    Optional<Known> find(UUID chatId, Asking asking, TurnKey key) {
        if (key.value() == null) {
            return Optional.empty();
        }
        forgetOld(chatId);
        var rows = entities.createNativeQuery(
                        "select request_hash, question_id, reply_ids from turn_key where chat_id = ?1 and route = ?2 and key = ?3",
                        Object[].class)
                .setParameter(1, chatId)
                .setParameter(2, asking.route())
                .setParameter(3, key.value())
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            var columns = (Object[]) row;
            key.requireSame((byte[]) columns[0]);
            return new Known((UUID) columns[1], List.of((UUID[]) columns[2]));
        });
    }

    void keep(Asking asking, TurnKey key, Turns.Written written) {
        if (key.value() == null) {
            return;
        }
        entities.flush(); // the question, to which the key refers
        var replies = written.replies().stream().map(reply -> reply.told().id()).toArray(UUID[]::new);
        entities.createNativeQuery(
                        "insert into turn_key (chat_id, route, key, request_hash, question_id, reply_ids, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, written.chatId())
                .setParameter(2, asking.route())
                .setParameter(3, key.value())
                .setParameter(4, key.requestHash())
                .setParameter(5, written.question().id())
                .setParameter(6, replies)
                .setParameter(7, Now.instant())
                .executeUpdate();
    }

    private void forgetOld(UUID chatId) {
        entities.createNativeQuery("delete from turn_key where chat_id = ?1 and created_at < ?2")
                .setParameter(1, chatId)
                .setParameter(2, Now.instant().minus(TurnKey.KEPT))
                .executeUpdate();
    }
}
