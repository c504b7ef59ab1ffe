package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.completions.tools.ToolEvent;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool in a reply, as the person whose chat it is sees it.
 *
 * @param extensionId empty where the model called what it does not have
 * @param arguments one JSON object as text, the beginning of it where it is long
 * @param question while the person is waited for
 * @param result the beginning of what it gave
 * @param at how many UTF-16 units of the reply's text stood before it
 */
@Schema(name = "ToolCall")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record ToolCall(
        @JsonProperty("call_id") String callId,
        @JsonProperty("extension_id") String extensionId,
        String tool,
        @Nullable String title,
        String arguments,
        State state,
        @Nullable Question question,
        @Nullable String result,
        @Nullable String problem,
        @JsonProperty("took_ms") @Nullable Integer tookMs,
        int at) {

    /** What becomes of a call whose server is gone. */
    static final Map<String, String> INTERRUPTED =
            Map.of("state", "failed", "problem", "The server stopped while it ran.");

    /** How far a call is. */
    @Schema(name = "ToolCallState")
    enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("stopped")
        STOPPED;

        static State of(ToolEvent.State state) {
            return switch (state) {
                case WAITING -> WAITING;
                case RUNNING -> RUNNING;
                case DONE -> DONE;
                case FAILED -> FAILED;
                case STOPPED -> STOPPED;
            };
        }
    }

    /**
     * What the person is asked.
     *
     * @param text null where it is only whether the call may run
     * @param choices to pick from; empty where any text will do
     */
    @Schema(name = "ToolQuestion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(@Nullable String text, List<String> choices) {}

    static ToolCall of(ToolEvent event, int at) {
        var question = event.question();
        return new ToolCall(
                event.callId(),
                event.extensionId(),
                event.tool(),
                event.title(),
                event.arguments(),
                State.of(event.state()),
                question == null ? null : new Question(question.text(), question.choices()),
                event.result(),
                event.problem(),
                event.tookMs(),
                at);
    }

    boolean isOver() {
        return switch (state) {
            case WAITING, RUNNING -> false;
            case DONE, FAILED, STOPPED -> true;
        };
    }

    /** As it is kept once its reply is over: nothing runs any more. */
    ToolCall ended() {
        return isOver()
                ? this
                : new ToolCall(
                        callId, extensionId, tool, title, arguments, State.STOPPED, null, result, problem, tookMs, at);
    }
}
