package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

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

    private static RuntimeException unknown(UUID id) {
        return new Fault.NotFound("chat", id.toString()).asException();
    }
}
