package dev.atelier.chats;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer cost and how fast it was; null where it is not known.
 *
 * @param promptTokens of all askings, where the answer went on; so are the others
 * @param firstTokenMs from the first question to the first piece of the answer
 * @param durationMs from the question to the end, waits for somebody to go on left out
 */
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer firstTokenMs,
        @Nullable Integer durationMs,
        @Nullable Double tokensPerSecond) {

    /** As the database has it. */
    static @Nullable Usage of(MessageEntity message) {
        return message.durationMs == null
                ? null
                : new Usage(
                        message.promptTokens,
                        message.completionTokens,
                        message.firstTokenMs,
                        message.durationMs,
                        message.tokensPerSecond);
    }

    /**
     * The same of an answer that went on: with what the askings before it cost. What one of them does not know is not known of the whole,
     * but for the pace, which then is that of the part that is known.
     */
    Usage behind(@Nullable Usage before) {
        return before == null
                ? this
                : new Usage(
                        sum(before.promptTokens, promptTokens),
                        sum(before.completionTokens, completionTokens),
                        before.firstTokenMs == null ? firstTokenMs : before.firstTokenMs,
                        sum(before.durationMs, durationMs),
                        pace(before));
    }

    private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : Integer.valueOf(one + other);
    }

    private @Nullable Double pace(Usage before) {
        var first = before.seconds();
        var second = seconds();
        if (first == 0 || second == 0) {
            return first == 0 ? tokensPerSecond : before.tokensPerSecond;
        }
        return Math.round((first * before.pace() + second * pace()) / (first + second) * 10) / 10.0;
    }

    /** How long the tokens took; 0 where that is not known. */
    private double seconds() {
        return completionTokens == null || pace() <= 0 ? 0 : completionTokens / pace();
    }

    private double pace() {
        return tokensPerSecond == null ? 0 : tokensPerSecond;
    }

    /** @param generation how long the upstream says it wrote; where it does not say, the time after the first piece is taken */
    static @Nullable Double pace(@Nullable Integer tokens, @Nullable Duration generation, long millisWriting) {
        if (tokens == null) {
            return null;
        }
        var seconds = generation == null ? millisWriting / 1e3 : generation.toNanos() / 1e9;
        return seconds <= 0 ? null : Math.round(tokens / seconds * 10) / 10.0;
    }
}
