package dev.atelier.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the last page ended: the sort keys of its last row, opaque to clients. */
public record Cursor(List<String> keys) {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public String text() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(keys));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param size how many keys the list that is asked for sorts by; a cursor of another list is refused */
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var keys = List.of(Json.mapper().readValue(json, String[].class));
            if (keys.size() == size && keys.stream().noneMatch(key -> key.indexOf('\0') >= 0)) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException | NullPointerException | JsonProcessingException malformed) {
            // falls through to the refusal
        }
        throw foreign();
    }

    /** The first key as what the list sorts by. @param read fails as parsing does */
    public <T> T first(Function<String, T> read) {
        return read(keys.getFirst(), read);
    }

    public <T> T last(Function<String, T> read) {
        return read(keys.getLast(), read);
    }

    /** A time that a list can have sorted by. */
    public static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeException(text);
        }
        return time;
    }

    private static <T> T read(String key, Function<String, T> read) {
        try {
            return read.apply(key);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw foreign();
        }
    }

    private static FaultException foreign() {
        return new Fault.Invalid("/cursor", "is no cursor of this list").asException();
    }
}
