package dev.atelier.completions.openai;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.CompletionsConfig;
import dev.atelier.platform.error.Fault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many answers are under way on this server: for each person, and in all. */
@Singleton
class AnswerLimits {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CompletionsConfig config;
    private final Map<UUID, Integer> byPerson = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    AnswerLimits(CompletionsConfig config) {
        this.config = config;
    }

    /** Takes one place; to be run once when the answer is over, more often does no harm. Refuses with {@link Fault.TooManyReplies}. */
    Runnable enter(Caller caller) {
        if (all.incrementAndGet() > config.answersInAll()) {
            all.decrementAndGet();
            throw new Fault.TooManyReplies(config.answersInAll(), RETRY).asException();
        }
        var now = byPerson.merge(caller.id(), 1, Integer::sum);
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                leave(caller.id());
            }
        };
        if (now > config.answersPerPerson()) {
            leave.run();
            throw new Fault.TooManyReplies(config.answersPerPerson(), RETRY).asException();
        }
        return leave;
    }

    private void leave(UUID person) {
        all.decrementAndGet();
        byPerson.computeIfPresent(person, (id, now) -> now <= 1 ? null : now - 1);
    }
}
