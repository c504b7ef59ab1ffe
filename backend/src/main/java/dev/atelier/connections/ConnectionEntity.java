package dev.atelier.connections;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An upstream as an administrator set it up. */
@Entity
@Table(name = "connection")
class ConnectionEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Convert(converter = ConnectionKindConverter.class)
    ConnectionKind kind;

    String name;
    String url;

    @Nullable
    String prefix;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] tags;

    boolean enabled;
    int priority;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] extraParams;

    /** Sealed by the vault, for {@code connection:<id>}. */
    byte @Nullable [] apiKey;

    Instant createdAt;
    Instant updatedAt;

    @Version
    long revision;
}
