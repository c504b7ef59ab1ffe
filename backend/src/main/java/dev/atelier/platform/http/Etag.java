package dev.atelier.platform.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag (RFC 9110, section 8.8.3): opaque, made of the row's revision and of what the caller sees of it.
 *
 * @param value without quotation marks
 */
public record Etag(String value) {

    /** @param view a word for the caller's view of the row, since readers and users see different fields */
    public static Etag of(long revision, String view) {
        return new Etag(Long.toString(revision, 36) + "." + view);
    }

    public String header() {
        return '"' + value + '"';
    }

    /** Whether a list of tags, as {@code If-Match} and {@code If-None-Match} hold it, names this one. Proxies weaken tags, so {@code W/} is skipped. */
    public boolean isIn(@Nullable String header) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }
}
