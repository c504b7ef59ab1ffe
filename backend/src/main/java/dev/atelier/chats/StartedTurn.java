package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose question and replies are in the database.
 *
 * @param round its number: whoever knows a chat up to it has heard of it
 * @param told what the event {@code turn} holds, and the answer to those who want no stream
 * @param places where who hears of it begins each reply, in the order of {@code told}
 */
record StartedTurn(UUID chatId, long round, View told, List<Beginning.Place> places) {
    StartedTurn {
        places = List.copyOf(places);
    }

    /** A turn as clients see it. */
    record View(Message userMessage, List<ReplyId> replies) {
        View {
            replies = List.copyOf(replies);
        }
    }

    /**
     * Which model answers in which message.
     *
     * @param saw how many of its own earlier answers it was sent
     * @param leftOut how many of the oldest turns it was not sent
     * @param unseenImages how many pictures it was told of instead of being shown them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplyId(
            UUID id,
            String modelId,
            @Nullable Integer saw,
            @Nullable ContextMode context,
            @Nullable Integer leftOut,
            @Nullable Integer unseenImages) {
        static ReplyId of(MessageEntity reply) {
            return new ReplyId(
                    reply.id,
                    String.valueOf(reply.modelId),
                    reply.saw,
                    reply.context,
                    reply.leftOut,
                    reply.unseenImages);
        }
    }
}
