package dev.atelier.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A sign-in that lasts; the token itself is only in the browser. */
@Entity
@Table(name = "account_session")
class SessionEntity {
    @Id
    byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    AccountEntity account;

    Instant createdAt;
    Instant expiresAt;
}
