package dev.atelier.chats;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A chat as it is stored; its messages are rows of their own. */
@Entity
@Table(name = "chat")
class ChatEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID ownerId;
    String title = "";

    @Nullable
    UUID headId;

    boolean pinned;
    boolean archived;

    boolean temporary;

    @Nullable
    String folder;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> models = List.of();

    /** The number of the last message ever made. */
    long lastSeq;

    /** The chat and the message that it was forked from; they may be gone. */
    @Nullable
    UUID forkedFromChat;

    @Nullable
    UUID forkedFromMessage;

    /** Of an imported one: whose file it came in, and its id there. */
    @Nullable
    @Column(updatable = false)
    String source;

    Instant createdAt;
    Instant updatedAt;

    @Version
    long revision;
}
