package dev.atelier.chats;

import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Temporary chats go by themselves, some time after their last use. */
@ApplicationScoped
class TemporaryChats {
    private final ChatRepository chats;
    private final ChatsConfig config;

    TemporaryChats(ChatRepository chats, ChatsConfig config) {
        this.chats = chats;
        this.config = config;
    }

    /** Any number of servers may do it at once. One that is being answered is in use. */
    @Scheduled(every = "10m", delayed = "1m")
    @Transactional
    void forgetOld() {
        chats.delete("""
                delete from ChatEntity c where c.temporary and c.updatedAt < ?1
                and not exists (select 1 from MessageEntity m where m.chatId = c.id and m.state = ?2)""", Now.instant().minus(config.temporaryKept()), MessageState.STREAMING);
    }
}
