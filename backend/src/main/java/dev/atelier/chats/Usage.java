package dev.atelier.chats;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer cost and how fast it was; null where it is not known.
 *
 * @param firstTokenMs from the question to the first piece of the answer
 * @param durationMs from the question to the end
 */
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer firstTokenMs,
        @Nullable Integer durationMs,
        @Nullable Double tokensPerSecond) {

    /** @param generation how long the upstream says it wrote; where it does not say, the time after the first piece is taken */
    static @Nullable Double pace(@Nullable Integer tokens, @Nullable Duration generation, long millisWriting) {
        if (tokens == null) {
            return null;
        }
        var seconds = generation == null ? millisWriting / 1e3 : generation.toNanos() / 1e9;
        return seconds <= 0 ? null : Math.round(tokens / seconds * 10) / 10.0;
    }
}
