package dev.atelier.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A key for programs; the key itself is shown once and never stored. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    AccountEntity account;

    String name;
    String prefix;
    byte[] keyHash;
    Instant createdAt;

    @Nullable
    Instant lastUsedAt;
}
