package dev.atelier.extensions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an extension ran, for its log: never what it was called with, nor what it gave.
 *
 * @param what the tool's name, or test, action; of a filter changed, blocked, failed, passed
 * @param problem why it failed, in our words
 * @param lines what it logged itself
 */
public record Call(
        String extensionId,
        Instant at,
        UUID caller,
        @Nullable String modelId,
        String what,
        int tookMs,
        boolean ok,
        @Nullable String problem,
        List<String> lines) {
    public Call {
        lines = List.copyOf(lines);
    }
}
