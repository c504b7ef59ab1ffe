package dev.atelier.accounts;

import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what that concerns others, and who called which extension, for administrators. */
@Path("/api/v1/audit")
@Tag(name = "Operations")
class AuditResource {
    private final Audit audit;
    private final CurrentCaller caller;

    AuditResource(Audit audit, CurrentCaller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary =
                    "Changes of roles, access, connections, settings, models and extensions, and calls of tools, filters and actions, the newest first",
            description =
                    "A call's `action` is `extension.call`; its `subject` names the extension, what was called of it, `ok` or `failed`, and the model: never what it was called with, nor what it gave. Calls are kept for 30 days, the newest 100,000 of them; changes for good.")
    public Page<Audit.Entry> list(
            @QueryParam("kind") @Parameter(description = "Changes alone, or calls alone") Audit.@Nullable Kind kind,
            @BeanParam PageQuery page) {
        return audit.list(caller.get(), kind, page.size(), page.cursor);
    }
}
