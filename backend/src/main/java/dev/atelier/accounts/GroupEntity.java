package dev.atelier.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Several people, to whom something can be granted together. */
@Entity
@Table(name = "account_group")
class GroupEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String name;
    String description = "";
    Instant createdAt;
    Instant updatedAt;

    @Version
    long revision;
}
