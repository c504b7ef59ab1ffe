package dev.atelier.accounts;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the server knows it; never from what a request says.
 *
 * @param session the hash of the session's token in hexadecimal; null for API keys
 */
public record Caller(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String session) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** The caller's own zone, else the server's. */
    public ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }

    public Locale locale() {
        return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    }
}
