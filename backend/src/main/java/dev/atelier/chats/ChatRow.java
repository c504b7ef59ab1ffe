package dev.atelier.chats;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat's row as a round finds it.
 *
 * @param models the ones asked last
 * @param lastSeq the number of its last message
 * @param revision changes with each change of the row: what is made of this one is written only while it is the same
 */
record ChatRow(
        UUID id,
        UUID ownerId,
        String title,
        @Nullable UUID headId,
        boolean temporary,
        List<String> models,
        long lastSeq,
        long revision) {
    ChatRow {
        models = List.copyOf(models);
    }
}
