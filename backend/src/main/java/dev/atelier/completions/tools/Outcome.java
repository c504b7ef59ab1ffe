package dev.atelier.completions.tools;

import dev.atelier.extensions.ToolResult;
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

    /** @param text what of the result the model is told; @param shown what the person is */
    static Outcome of(ToolResult result, String text, String shown) {
        var excerpt = Excerpt.of(shown, Excerpt.SHOWN);
        return result.failed()
                ? new Outcome(ToolEvent.State.FAILED, text, null, excerpt, "It said that it failed.", 0)
                : new Outcome(ToolEvent.State.DONE, text, excerpt, null, null, 0);
    }

    static Outcome failed(String why) {
        return new Outcome(ToolEvent.State.FAILED, "The tool failed: " + why, null, why, why, 0);
    }

    static Outcome refused(String why) {
        return new Outcome(ToolEvent.State.FAILED, why, null, why, why, 0);
    }

    static Outcome stopped() {
        return new Outcome(
                ToolEvent.State.STOPPED, "The person stopped this call.", null, null, "A person stopped it.", 0);
    }

    /** Its answer was ended; nobody hears of it. */
    static Outcome left() {
        return new Outcome(ToolEvent.State.STOPPED, "", null, null, "Its answer was ended.", 0);
    }

    Outcome after(int millis) {
        return new Outcome(state, text, shown, problem, logged, millis);
    }
}
