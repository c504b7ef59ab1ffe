package dev.atelier.knowledge;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The passages of a document. */
@Path("/api/v1/documents/{id}/passages")
@Tag(name = "Knowledge")
class PassagesResource {
    private final Passages passages;
    private final CurrentCaller caller;

    PassagesResource(Passages passages, CurrentCaller caller) {
        this.passages = passages;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The passages of a document, in order")
    public Page<PassageView> list(UUID id, @BeanParam PageQuery page) {
        return passages.list(caller.get(), id, page.size(), Cursor.parse(page.cursor, 1));
    }

    @GET
    @Path("/{position}")
    @Operation(summary = "One passage, as citations name it")
    public PassageView read(UUID id, int position) {
        return passages.read(caller.get(), id, position);
    }
}
