package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import java.util.ArrayList;
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
     * @param filtered whether a filter changed it, or put it in
     */
    public record Said(ChatMessage message, List<UUID> messageIds, boolean isNew, boolean filtered) {
        public Said {
            messageIds = List.copyOf(messageIds);
        }

        public Said(ChatMessage message, List<UUID> messageIds, boolean isNew) {
            this(message, messageIds, isNew, false);
        }
    }

    /** The same after filters: what they put in and what they changed is theirs. */
    Lane filtered(List<ChatMessage> after) {
        var told = new ArrayList<Said>();
        var before = 0;
        for (var i = 0; i < after.size(); i++) {
            var message = after.get(i);
            if (before < said.size() && said.get(before).message().equals(message)) {
                told.add(said.get(before++));
            } else if (after.size() - i > said.size() - before) {
                told.add(new Said(message, List.of(), true, true));
            } else {
                var changed = said.get(before++);
                told.add(new Said(message, changed.messageIds(), changed.isNew(), true));
            }
        }
        return new Lane(told, leftOut, unseenImages);
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
