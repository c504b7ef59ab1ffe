package dev.atelier.chats;

import java.util.List;
import java.util.UUID;

/**
 * A turn whose question and replies are in the database.
 *
 * @param lastSeq the highest number among its messages
 * @param told what the event {@code turn} holds, and the answer to those who want no stream
 * @param replies in the order of {@code told}
 */
record StartedTurn(UUID chatId, long lastSeq, View told, List<ReplyLog> replies) {
    StartedTurn {
        replies = List.copyOf(replies);
    }

    /** A turn as clients see it. */
    record View(Message userMessage, List<ReplyId> replies) {
        View {
            replies = List.copyOf(replies);
        }
    }

    /** Which model answers in which message. */
    record ReplyId(UUID id, String modelId) {}
}
