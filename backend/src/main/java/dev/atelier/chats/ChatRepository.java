package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class ChatRepository implements PanacheRepositoryBase<ChatEntity, UUID> {

    /** A chat is its owner's alone; anybody else's does not exist. */
    ChatEntity own(Caller caller, UUID id) {
        return find("id = ?1 and ownerId = ?2", id, caller.id())
                .firstResultOptional()
                .orElseThrow(() -> unknown(id));
    }

    /** The same, with its row locked until the transaction ends: messages are added by one at a time. */
    ChatEntity ownLocked(Caller caller, UUID id) {
        return find("id = ?1 and ownerId = ?2", id, caller.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> unknown(id));
    }

    /** The number of the last message of each, as far as they are there. */
    @Transactional
    Map<UUID, Long> lastNumbers(Set<UUID> ids) {
        return getEntityManager()
                .createQuery("select c.id, c.lastSeq from ChatEntity c where c.id in ?1", Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    private static RuntimeException unknown(UUID id) {
        return new Fault.NotFound("chat", id.toString()).asException();
    }
}
