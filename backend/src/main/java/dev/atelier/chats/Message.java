package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.platform.error.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat's tree.
 *
 * @param parentId null for the first message of a chat, or of another beginning of it
 * @param modelId who answered; absent for what people write
 * @param answeredBy the base model that answered where it was a fallback and not the model's own
 * @param saw how many of its own earlier answers the model was sent
 * @param context which history the model was sent
 * @param leftOut how many of the oldest turns the model was not sent, because its context window was full
 * @param unseenImages how many pictures the model was told of instead of being shown them; absent where there were none
 * @param citations the passages that the answer was given from; absent where it was given from none
 * @param toolCalls the tools that were called for the answer; absent where none were
 * @param filterNotices what filters did to the answer, or to what it answers; absent where they did nothing worth telling
 * @param mergedFrom the answers that this one was made of
 * @param edited true where a person changed what was said; absent otherwise
 */
public record Message(
        UUID id,
        @Nullable UUID parentId,
        Speaker role,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String modelId,
        List<Content> content,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reasoning,
        MessageState state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String finishReason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = Problem.class) @Nullable
        JsonNode problem,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String answeredBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer saw,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ContextMode context,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer leftOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer unseenImages,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Citation> citations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToolCall> toolCalls,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FilterNotice> filterNotices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<UUID> mergedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean edited,
        Instant createdAt) {

    /** What a message says, and what was done for it; of a reply that runs, so far. */
    record Said(
            String text, String reasoning, List<Citation> citations, List<ToolCall> calls, List<FilterNotice> notices) {
        private static Said of(MessageEntity message) {
            return new Said(
                    message.text,
                    message.reasoning,
                    message.citations.stream().map(Citation::closed).toList(),
                    message.toolCalls,
                    message.filterNotices);
        }

        static Said of(ReplyLog log) {
            return new Said(
                    log.text.text(),
                    log.reasoning.text(),
                    log.citations(),
                    log.calls().list(),
                    List.copyOf(log.notices()));
        }
    }

    static Message of(MessageEntity message) {
        return of(message, Said.of(message));
    }

    /** With what a running reply has said so far. */
    static Message of(MessageEntity message, Said said) {
        return new Message(
                message.id,
                message.parentId,
                message.role,
                message.modelId,
                Content.of(said.text(), message.attachments),
                said.reasoning().isEmpty() ? null : said.reasoning(),
                message.state,
                message.finishReason,
                message.problem,
                Usage.of(message),
                message.answeredBy,
                message.saw,
                message.context,
                message.leftOut,
                message.unseenImages,
                said.citations(),
                said.calls(),
                said.notices(),
                message.mergedFrom,
                message.edited ? true : null,
                message.createdAt);
    }

    /** With citations as whoever reads may see them. */
    Message citing(List<Citation> opened) {
        return new Message(
                id,
                parentId,
                role,
                modelId,
                content,
                reasoning,
                state,
                finishReason,
                problem,
                usage,
                answeredBy,
                saw,
                context,
                leftOut,
                unseenImages,
                opened,
                toolCalls,
                filterNotices,
                mergedFrom,
                edited,
                createdAt);
    }
}
