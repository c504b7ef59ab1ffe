package dev.atelier.accounts;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the server knows it; never from what a request says.
 *
 * @param groups those that the caller is in as the request comes, by name
 * @param session the hash of the session's token in hexadecimal; null for API keys
 */
public record Caller(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable String language,
        @Nullable String timeZone,
        List<Group> groups,
        @Nullable String session) {

    public Caller {
        groups = groups.stream()
                .sorted(Comparator.comparing(Group::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** A group that the caller is in. */
    public record Group(UUID id, String name) {}

    /** All as whom the caller may be granted something. */
    public Stream<Principal> principals() {
        return Stream.concat(Stream.of(Principal.user(id)), groups.stream().map(group -> Principal.group(group.id())));
    }

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
