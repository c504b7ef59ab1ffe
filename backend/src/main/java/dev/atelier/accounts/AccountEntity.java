package dev.atelier.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
@Entity
@Table(name = "account")
class AccountEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String name;
    String email;

    @jakarta.persistence.Convert(converter = RoleConverter.class)
    Role role;

    @Nullable
    String passwordHash;

    @Nullable
    String language;

    @Nullable
    String timeZone;

    Instant createdAt;

    @Version
    long revision;
}
