package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the model selector shows. */
@Path("/api/v1/catalog")
@Tag(name = "Workspace models")
class CatalogResource {
    private static final int MOST = 10_000;

    private final Selector selector;
    private final CurrentCaller caller;

    CatalogResource(Selector selector, CurrentCaller caller) {
        this.selector = selector;
        this.caller = caller;
    }

    /** How much of each entry. */
    @Schema(name = "CatalogFields")
    enum Fields {
        @JsonProperty("all")
        ALL,
        @JsonProperty("summary")
        SUMMARY
    }

    @GET
    @Operation(
            summary =
                    "Workspace and base models that the caller may use, not hidden, on; from what was last known of the upstreams")
    public Page<CatalogEntry> list(
            @BeanParam PageQuery page,
            @QueryParam("q") @Nullable String q,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("fields")
                    @Parameter(
                            description = "summary leaves out suggestions and greeting; limit may then be up to 10000")
                    @Nullable
                    Fields fields) {
        var query = new Selector.Query(q, tag, fields == Fields.SUMMARY, page.size(MOST), Cursor.parse(page.cursor, 3));
        return selector.list(caller.get(), query);
    }
}
