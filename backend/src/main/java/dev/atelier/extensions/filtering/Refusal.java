package dev.atelier.extensions.filtering;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filter does not let something pass; its message is for the person who asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Duration retryAfter;

    public Refusal(String text) {
        this(text, null);
    }

    /** @param retryAfter when the same may pass, where it is about how much was asked */
    public Refusal(String text, @Nullable Duration retryAfter) {
        super(text, null, false, false);
        this.retryAfter = retryAfter;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
