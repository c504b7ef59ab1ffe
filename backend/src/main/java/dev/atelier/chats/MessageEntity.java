package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One message of a chat's tree as it is stored. What a running reply says is written by {@link ReplyRows} alone. */
@Entity
@Table(name = "message")
@DynamicUpdate
class MessageEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    /** The order of the messages of a chat, from 1. */
    @Column(updatable = false)
    long seq;

    @Column(updatable = false)
    UUID chatId;

    @Nullable
    @Column(updatable = false)
    UUID parentId;

    @Column(updatable = false)
    Speaker role;

    @Nullable
    @Column(updatable = false)
    String modelId;

    String text = "";
    String reasoning = "";
    MessageState state = MessageState.DONE;

    @Nullable
    String finishReason;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode problem;

    @Nullable
    Integer promptTokens;

    @Nullable
    Integer completionTokens;

    @Nullable
    Integer firstTokenMs;

    @Nullable
    Integer durationMs;

    @Nullable
    Double tokensPerSecond;

    @Nullable
    Integer saw;

    @Nullable
    String answeredBy;

    @Nullable
    UUID replicaId;

    boolean stopRequested;

    /** Of a question that was asked with an Idempotency-Key. */
    @Nullable
    @Column(updatable = false)
    String idempotencyKey;

    @Column(updatable = false)
    byte @Nullable [] requestHash;

    Instant createdAt;
}
