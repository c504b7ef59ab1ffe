package dev.atelier.extensions.filtering;

import dev.atelier.extensions.Call;
import dev.atelier.extensions.Run;
import dev.atelier.platform.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a filter did for one answer, for its log: nothing of what was said. From any thread. */
final class Deeds {
    private static final int LINES = 100;

    private final String filter;
    private final boolean isElsewhere;
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean asked;
    private volatile boolean changed;
    private volatile boolean blocked;
    private volatile @Nullable String failure;

    /** @param isElsewhere whether the filter is none of our own: a script, or in another server */
    Deeds(String filter, boolean isElsewhere) {
        this.filter = filter;
        this.isElsewhere = isElsewhere;
    }

    String filter() {
        return filter;
    }

    /** A line of the filter's own. */
    void say(String line) {
        if (lines.size() < LINES) {
            lines.add(line);
        }
    }

    void took(long nanoseconds) {
        asked = true;
        nanos.addAndGet(nanoseconds);
    }

    void changes() {
        changed = true;
    }

    void blocks() {
        blocked = true;
    }

    /** @param why in our words */
    void fails(String why) {
        failure = why;
    }

    boolean isFailed() {
        return failure != null;
    }

    /** Whether it was a call: what is our own and let all pass as it was is none. */
    boolean isCall() {
        return isAny() || isElsewhere && asked;
    }

    /** Whether there is anything for its log: that all passed as it was is not. */
    boolean isAny() {
        return changed || blocked || failure != null || !lines.isEmpty();
    }

    Call call(Run run) {
        var took = Duration.ofNanos(nanos.get());
        return new Call(
                filter,
                Now.instant().minus(took),
                run.caller().id(),
                run.modelId(),
                failure != null ? "failed" : blocked ? "blocked" : changed ? "changed" : "passed",
                (int) took.toMillis(),
                failure == null,
                failure,
                lines);
    }
}
