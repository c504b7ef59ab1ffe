package dev.atelier.chats;

import dev.atelier.platform.time.Now;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round in the making: the messages that are asked for and what becomes of their chat's row, to be written all at once by
 * {@link RoundRows}. One thread makes it; then it does not change any more.
 */
final class Round {
    final ChatRow chat;
    final Instant at = Now.instant();
    final List<MessageEntity> made = new ArrayList<>();

    /** An answer that was over and goes on; null where all are new. */
    @Nullable
    MessageEntity again;

    /** The key that it was asked with; null where it was asked without. */
    @Nullable
    Keyed key;

    /** What is told of it once it is written; null while it is made. */
    private Turns.@Nullable Written told;

    String title;

    @Nullable
    UUID headId;

    List<String> models;
    long lastSeq;

    /** An {@code Idempotency-Key}, and what was asked with it. */
    record Keyed(String route, String key, byte[] hash, UUID question, List<UUID> replies) {}

    Round(ChatRow chat) {
        this.chat = chat;
        this.title = chat.title();
        this.headId = chat.headId();
        this.models = chat.models();
        this.lastSeq = chat.lastSeq();
    }

    Round tells(Turns.Written written) {
        told = written;
        return this;
    }

    Turns.Written told() {
        return Objects.requireNonNull(told);
    }
}
