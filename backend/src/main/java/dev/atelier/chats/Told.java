package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.filtering.FilterNotice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events about a reply hold, besides its pieces of text. */
sealed interface Told {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Snapshot(
            UUID replyId,
            String text,
            @Nullable String reasoning,
            MessageState state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToolCall> toolCalls)
            implements Told {}

    record Used(UUID replyId, Usage usage) implements Told {}

    record Failed(UUID replyId, JsonNode problem) implements Told {}

    /** Another base model is asked, since the one before has no source that answers. */
    record FellBack(UUID replyId, String from, String to, JsonNode problem) implements Told {}

    /** How a call of a tool is now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Called(UUID replyId, @JsonUnwrapped ToolCall call) implements Told {}

    /** The passages that the reply is given from. */
    record Cites(UUID replyId, List<Citation> items) implements Told {}

    /** What a filter did to the reply, or to what it answers. */
    record Filtered(UUID replyId, @JsonUnwrapped FilterNotice notice) implements Told {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finished(
            UUID replyId, String finishReason, @Nullable String answeredBy) implements Told {}
}
