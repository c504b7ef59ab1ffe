package dev.atelier.accounts;

import java.util.Optional;
import java.util.UUID;

/** Somebody to whom something can be granted: one person, or a group. Written {@code user:<id>} or {@code group:<id>}. */
public record Principal(Kind kind, UUID id) {

    /** A person or a group. */
    public enum Kind {
        USER("user"),
        GROUP("group");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Principal user(UUID id) {
        return new Principal(Kind.USER, id);
    }

    public static Principal group(UUID id) {
        return new Principal(Kind.GROUP, id);
    }

    /** Only the spelling that {@link #text} gives: one principal is one text. */
    public static Optional<Principal> parse(String text) {
        for (var kind : Kind.values()) {
            var id = text.startsWith(kind.word + ":") ? text.substring(kind.word.length() + 1) : "";
            try {
                var principal = new Principal(kind, UUID.fromString(id));
                if (principal.text().equals(text)) {
                    return Optional.of(principal);
                }
            } catch (IllegalArgumentException noId) {
                continue;
            }
        }
        return Optional.empty();
    }

    public String text() {
        return kind.word + ":" + id;
    }
}
