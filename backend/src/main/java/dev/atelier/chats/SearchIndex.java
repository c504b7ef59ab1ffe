package dev.atelier.chats;

import dev.atelier.platform.sql.Statements;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Puts what was said into the index that it is searched by, a little later: whoever waits for an answer does not wait for that. While
 * answers are being written here it takes a very small part of the time (which is enough for some forty messages a second), else most of
 * it; what is not indexed yet is found all the same, only slower.
 */
@Singleton
class SearchIndex {
    private static final int AT_ONCE = 20;
    private static final long LONGEST = Duration.ofMillis(800).toNanos();
    private static final long LONGEST_BESIDE_ANSWERS = Duration.ofMillis(20).toNanos();
    private static final String NEXT = """
            with next as (
                select id from message where not indexed and state <> 'streaming' limit ?
                for no key update skip locked)
            update message set indexed = true from next where message.id = next.id""";

    private final Statements statements;
    private final LiveChats live;

    SearchIndex(Statements statements, LiveChats live) {
        this.statements = statements;
        this.live = live;
    }

    /** Any number of servers may do it at once. */
    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void catchUp() {
        var began = System.nanoTime();
        while (next() == AT_ONCE && System.nanoTime() - began < longest()) {}
    }

    private long longest() {
        return live.isWriting() ? LONGEST_BESIDE_ANSWERS : LONGEST;
    }

    /** @return how many there were */
    int next() {
        return statements.run(NEXT, AT_ONCE);
    }
}
