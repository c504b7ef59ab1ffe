package dev.atelier.completions.tools;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param text for the model
 * @param shown to the person; null where it failed
 * @param problem for the person; null where it did not fail
 * @param logged the problem for who looks after the extension: without words of the chat
 */
record Outcome(
        ToolEvent.State state,
        String text,
        @Nullable String shown,
        @Nullable String problem,
        @Nullable String logged,
        int tookMs) {

    static Outcome refused(String why) {
        return new Outcome(ToolEvent.State.FAILED, why, null, why, why, 0);
    }
}
