package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner and administrators see it.
 *
 * @param language BCP 47, null where the browser's is used
 * @param timeZone IANA name, null where the server's is used
 * @param mayPull whether the person may fetch models onto the upstreams now; told to the person alone
 * @param mayWriteExtensions whether the person may add scripts and servers now; told to the person alone
 */
public record User(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable String language,
        @Nullable String timeZone,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean mayPull,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean mayWriteExtensions) {

    static User of(AccountEntity account) {
        return new User(
                account.id,
                account.name,
                account.email,
                account.role,
                account.language,
                account.timeZone,
                account.createdAt,
                null,
                null);
    }

    static User ofOneself(AccountEntity account, Settings settings) {
        return new User(
                account.id,
                account.name,
                account.email,
                account.role,
                account.language,
                account.timeZone,
                account.createdAt,
                settings.mayPull(account.role),
                settings.mayWriteExtensions(account.role));
    }
}
