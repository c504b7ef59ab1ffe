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

/** People and groups to whom something can be granted. */
@Path("/api/v1/principals")
@Tag(name = "Accounts")
class PrincipalsResource {
    private static final int MOST = 50;

    private final Principals principals;
    private final CurrentCaller caller;

    PrincipalsResource(Principals principals, CurrentCaller caller) {
        this.principals = principals;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "People and groups by name, at most 50 at once; administrators see and find e-mail addresses")
    public Page<Principals.View> search(
            @QueryParam("q") @Parameter(description = "Part of a name") @Nullable String q, @BeanParam PageQuery page) {
        return principals.search(caller.get(), q, page.size(MOST), page.cursor);
    }
}
