package dev.atelier.accounts;

import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed what that concerns others, for administrators. */
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
    @Operation(summary = "Changes of roles, access, connections, settings and models, the newest first")
    public Page<Audit.Entry> list(@BeanParam PageQuery page) {
        return audit.list(caller.get(), page.size(), page.cursor);
    }
}
