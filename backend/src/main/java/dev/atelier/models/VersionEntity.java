package dev.atelier.models;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** What a model held after one save. */
@Entity
@Table(name = "model_version")
class VersionEntity {
    @EmbeddedId
    Key key;

    @Nullable
    UUID authorId;

    @Convert(converter = CauseConverter.class)
    ModelVersion.Cause cause;

    String message = "";

    @Nullable
    Integer restoredFrom;

    /** The members of {@link ModelContent} that make a version, as the API writes them. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, Object> content = Map.of();

    Instant createdAt;

    @Embeddable
    record Key(@Column(name = "model_id") String modelId, int n) implements Serializable {}
}
