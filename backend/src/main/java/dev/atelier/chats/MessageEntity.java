package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.filtering.FilterNotice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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

    /** Of a reply: the number of the asking that it was last written for, in the count of {@code seq}. */
    @Nullable
    Long round;

    /** Of a reply: which history its model was sent. */
    @Nullable
    ContextMode context;

    /** Of a reply: how many turns were left out, because the model's context window was full. */
    @Nullable
    Integer leftOut;

    /** Of a reply: how many pictures its model was told of instead of being shown them. */
    @Nullable
    Integer unseenImages;

    /** In the order in which they were put into the message. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<Attachment> attachments = List.of();

    /** The passages that a reply was given from. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<KeptCitation> citations = List.of();

    /** The tools that a reply called. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<ToolCall> toolCalls = List.of();

    /** What filters did to a reply, or to what it answers. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<FilterNotice> filterNotices = List.of();

    /** The answers that this one was made of. */
    @Nullable
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> mergedFrom;

    /** Whether a person changed what somebody said. */
    boolean edited;

    Instant createdAt;

    /** The same said anew, without a place in a tree. */
    MessageEntity copy() {
        var copy = new MessageEntity();
        copy.role = role;
        copy.modelId = modelId;
        copy.text = text;
        copy.reasoning = reasoning;
        copy.state = state;
        copy.finishReason = finishReason;
        copy.problem = problem;
        copy.promptTokens = promptTokens;
        copy.completionTokens = completionTokens;
        copy.firstTokenMs = firstTokenMs;
        copy.durationMs = durationMs;
        copy.tokensPerSecond = tokensPerSecond;
        copy.saw = saw;
        copy.answeredBy = answeredBy;
        copy.context = context;
        copy.leftOut = leftOut;
        copy.unseenImages = unseenImages;
        copy.attachments = attachments;
        copy.citations = citations;
        copy.toolCalls = toolCalls;
        copy.filterNotices = filterNotices;
        copy.edited = edited;
        copy.createdAt = createdAt;
        return copy;
    }
}
