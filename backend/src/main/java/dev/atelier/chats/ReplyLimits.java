package dev.atelier.chats;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many replies are written at once on this server: by each person, and in all. */
@Singleton
class ReplyLimits {
    static final Duration RETRY = Duration.ofSeconds(5);

    private final ChatsConfig config;
    private final Map<UUID, Integer> byPerson = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    ReplyLimits(ChatsConfig config) {
        this.config = config;
    }

    /** @return whether there was room; all of it is taken, or none */
    boolean enter(UUID person, int replies) {
        if (all.addAndGet(replies) > config.repliesInAll()) {
            all.addAndGet(-replies);
            return false;
        }
        var entered = new AtomicBoolean();
        byPerson.compute(person, (id, found) -> {
            var now = found == null ? 0 : found;
            entered.set(now + replies <= config.repliesPerPerson());
            return entered.get() ? Integer.valueOf(now + replies) : found;
        });
        if (!entered.get()) {
            all.addAndGet(-replies);
        }
        return entered.get();
    }

    void leave(UUID person, int replies) {
        all.addAndGet(-replies);
        byPerson.computeIfPresent(person, (id, now) -> now <= replies ? null : now - replies);
    }
}
