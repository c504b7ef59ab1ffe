package dev.atelier.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner and administrators see it.
 *
 * @param language BCP 47, null where the browser's is used
 * @param timeZone IANA name, null where the server's is used
 */
public record User(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable String language,
        @Nullable String timeZone,
        Instant createdAt) {

    static User of(AccountEntity account) {
        return new User(
                account.id,
                account.name,
                account.email,
                account.role,
                account.language,
                account.timeZone,
                account.createdAt);
    }
}
