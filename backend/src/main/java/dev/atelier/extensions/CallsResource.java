package dev.atelier.extensions;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an extension did. */
@Path("/api/v1/extensions/{id}/logs")
@Tag(name = "Extensions")
class CallsResource {
    private final Calls calls;
    private final CurrentCaller caller;

    CallsResource(Calls calls, CurrentCaller caller) {
        this.calls = calls;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Its calls, the newest first: when, by whom, how long, and what it logged; needs `read`",
            description =
                    "At most 1,000 and 30 days of them; never what it was called with, nor what it gave. Of filters those that did something are in it: `changed`, `blocked`, `failed`, or `passed` with lines of its own.")
    public Page<Calls.Entry> list(String id, @BeanParam PageQuery page) {
        return calls.list(caller.get(), id, page.size(), Cursor.parse(page.cursor, 1));
    }
}
