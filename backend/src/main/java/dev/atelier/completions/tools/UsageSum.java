package dev.atelier.completions.tools;

import dev.atelier.connections.UpstreamEvent;
import org.jspecify.annotations.Nullable;

/** What several rounds cost in all. */
final class UsageSum {
    private UsageSum() {}

    /** The time it took to write is known only where every round tells it. */
    static UpstreamEvent.Usage of(UpstreamEvent.@Nullable Usage one, UpstreamEvent.Usage other) {
        return one == null
                ? other
                : new UpstreamEvent.Usage(
                        sum(one.promptTokens(), other.promptTokens()),
                        sum(one.completionTokens(), other.completionTokens()),
                        one.generation() == null || other.generation() == null
                                ? null
                                : one.generation().plus(other.generation()));
    }

    private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : Integer.valueOf(one + other);
    }
}
