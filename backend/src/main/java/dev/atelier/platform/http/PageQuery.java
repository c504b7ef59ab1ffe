package dev.atelier.platform.http;

import dev.atelier.platform.error.Fault;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The part of a list's query that all lists share. */
public class PageQuery {
    public static final int MOST = 200;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "How many to return, 1 to 200")
    public int limit;

    @QueryParam("cursor")
    @Parameter(description = "`next_cursor` of the page before")
    public @Nullable String cursor;

    /** The limit, checked. */
    public int size() {
        return size(MOST);
    }

    public int size(int most) {
        if (limit < 1 || limit > most) {
            throw new Fault.Invalid("/limit", "must be from 1 to " + most).asException();
        }
        return limit;
    }
}
