package dev.atelier.completions.tools;

import dev.atelier.platform.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one call of a tool is now.
 *
 * @param callId of the call within its answer
 * @param extensionId empty where the model called a tool that it does not have
 * @param title for people; null where the tool has none
 * @param arguments one JSON object as text, as the model wrote it
 * @param question while somebody is waited for
 * @param result what it gave, as the person may see it; null until then
 * @param problem why it failed
 */
public record ToolEvent(
        String callId,
        String extensionId,
        String tool,
        @Nullable String title,
        String arguments,
        State state,
        @Nullable Question question,
        @Nullable String result,
        @Nullable String problem,
        @Nullable Integer tookMs) {

    /** How far a call is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        STOPPED
    }

    /**
     * What a person is asked.
     *
     * @param text null where it is only whether the call may run
     * @param choices to pick from; empty where any text will do
     */
    public record Question(@Nullable String text, List<String> choices) {
        static final Question MAY_IT = new Question(null, List.of());

        public Question {
            choices = List.copyOf(choices);
        }
    }

    static String said(List<FieldError> errors) {
        return errors.stream()
                .map(error -> (error.pointer().isEmpty() ? "" : error.pointer() + ": ") + error.detail())
                .collect(java.util.stream.Collectors.joining("; "));
    }
}
