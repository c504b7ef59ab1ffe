package dev.atelier.platform.http;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag (RFC 9110, section 8.8.3): opaque, made of the row's revision and of what the caller sees of it.
 *
 * @param value without quotation marks
 */
public record Etag(String value) {
    private static final char OTHERS = '~';

    /** @param view a word for the caller's view of the row, since readers and users see different fields */
    public static Etag of(long revision, String view) {
        return new Etag(Long.toString(revision, 36) + "." + view);
    }

    /**
     * The same for a view that shows what is not of the row, too.
     *
     * @param others all of that; it makes another view, but nobody who writes the row writes it, so that {@code If-Match} looks past it
     */
    public Etag besides(String others) {
        return others.isEmpty() ? this : new Etag(value + OTHERS + Integer.toString(others.hashCode(), 36));
    }

    public String header() {
        return '"' + value + '"';
    }

    /** Whether what was read of the row itself is what there is now. */
    boolean isRowOf(String header) {
        var row = own(header());
        return tags(header).anyMatch(tag -> tag.equals("*") || own(tag).equals(row));
    }

    private static String own(String tag) {
        var end = tag.indexOf(OTHERS);
        return end < 0 ? tag : tag.substring(0, end) + '"';
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
    }

    /** Whether a list of tags, as {@code If-Match} and {@code If-None-Match} hold it, names this one. Proxies weaken tags, so {@code W/} is skipped. */
    public boolean isIn(@Nullable String header) {
        return header != null && tags(header).anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }
}
