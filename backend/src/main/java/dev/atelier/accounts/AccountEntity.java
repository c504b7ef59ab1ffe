package dev.atelier.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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

    /** Written by {@link Groups} alone. */
    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(
            name = "account_group_member",
            joinColumns = @JoinColumn(name = "account_id"),
            inverseJoinColumns = @JoinColumn(name = "group_id"))
    Set<GroupEntity> groups = new HashSet<>();

    @Version
    long revision;
}
