package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * How a reply ended.
 *
 * @param finishReason {@code stop, length, stopped, tool_calls, content_filter}; null where it failed
 * @param problem why it failed; null where it did not
 * @param usage null where nothing was measured
 * @param answeredBy the fallback that answered; null where the model's own base did, or nobody
 */
record Ending(
        MessageState state,
        @Nullable String finishReason,
        @Nullable JsonNode problem,
        @Nullable Usage usage,
        @Nullable String answeredBy) {

    Ending by(@Nullable String fallback) {
        return new Ending(state, finishReason, problem, usage, fallback);
    }

    /** As the database has it. */
    static Ending of(MessageEntity message) {
        return new Ending(message.state, message.finishReason, message.problem, Usage.of(message), message.answeredBy);
    }

    static Ending finished(String reason, Usage usage) {
        return new Ending(MessageState.DONE, reason, null, usage, null);
    }

    static Ending stopped(Usage usage) {
        return new Ending(MessageState.STOPPED, "stopped", null, usage, null);
    }

    static Ending failed(Problem problem, @Nullable Usage usage) {
        return new Ending(MessageState.FAILED, null, Json.mapper().valueToTree(problem), usage, null);
    }
}
