package dev.atelier.platform.http;

import org.jspecify.annotations.Nullable;

/** What the caller demands of a row before it is written: {@code If-Match}, or nothing. */
public record Precondition(@Nullable String ifMatch) {
    public static final Precondition NONE = new Precondition(null);

    public boolean holds(Etag current) {
        return ifMatch == null || current.isRowOf(ifMatch);
    }
}
