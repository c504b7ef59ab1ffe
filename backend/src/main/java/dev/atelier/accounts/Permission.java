package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a grant lets somebody do; each includes those before it. */
public enum Permission {
    @JsonProperty("use")
    USE,
    @JsonProperty("read")
    READ,
    @JsonProperty("write")
    WRITE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Permission> of(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word().equals(word))
                .findFirst();
    }

    Rights rights() {
        return switch (this) {
            case USE -> Rights.USE;
            case READ -> Rights.READ;
            case WRITE -> Rights.ALL;
        };
    }
}
