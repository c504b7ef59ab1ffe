package dev.atelier.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the last page ended: the sort keys of its last row, opaque to clients. */
public record Cursor(List<String> keys) {

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
            if (keys.size() == size) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException | NullPointerException | JsonProcessingException malformed) {
            // falls through to the refusal
        }
        throw new Fault.Invalid("/cursor", "is no cursor of this list").asException();
    }
}
