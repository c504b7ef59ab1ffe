package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import java.util.List;
import java.util.UUID;

/**
 * The history that one model of a chat sees, with what it was made of.
 *
 * @param said the question last, where there is one
 * @param leftOut how many turns have no room
 * @param unseenImages how many pictures the model is only told of
 */
public record Lane(List<Said> said, int leftOut, int unseenImages) {
    public Lane {
        said = List.copyOf(said);
    }

    /**
     * @param messageIds of the messages that it was made of; empty where they are in no chat
     * @param isNew whether it is what is asked now
     */
    public record Said(ChatMessage message, List<UUID> messageIds, boolean isNew) {
        public Said {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** A conversation that is in no chat. */
    static Lane of(List<ChatMessage> conversation) {
        return new Lane(
                conversation.stream()
                        .map(message -> new Said(message, List.of(), true))
                        .toList(),
                0,
                0);
    }

    public List<ChatMessage> messages() {
        return said.stream().map(Said::message).toList();
    }
}
