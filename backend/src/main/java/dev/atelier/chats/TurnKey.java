package dev.atelier.chats;

import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.error.Fault;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells a turn that is asked again from a new one: the {@code Idempotency-Key}, and what the request held.
 *
 * @param value null where the request has no key
 */
record TurnKey(@Nullable String value, byte[] requestHash) {
    static final Duration KEPT = Duration.ofHours(24);
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    static TurnKey of(@Nullable String header, Buffer body) {
        if (header != null && (header.isBlank() || header.length() > LONGEST)) {
            throw new Fault.BadRequest(HEADER + " must have 1 to " + LONGEST + " characters.").asException();
        }
        return new TurnKey(header, Sha256.of(body.getBytes()));
    }

    /** What is kept of it with a round; null where the request has no key. */
    Round.@Nullable Keyed of(Asking asking, Turns.Written written) {
        return value == null
                ? null
                : new Round.Keyed(
                        asking.route(),
                        value,
                        requestHash,
                        written.question().id(),
                        written.replies().stream()
                                .map(reply -> reply.told().id())
                                .toList());
    }

    /** Refuses (422) a key that was used for another request. */
    void requireSame(byte @Nullable [] other) {
        if (!Arrays.equals(requestHash, other)) {
            throw new Fault.Invalid("", HEADER + " was used before, with another body").asException();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TurnKey key
                && java.util.Objects.equals(value, key.value)
                && Arrays.equals(requestHash, key.requestHash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(requestHash);
    }

    @Override
    public String toString() {
        return "TurnKey[" + value + "]";
    }
}
