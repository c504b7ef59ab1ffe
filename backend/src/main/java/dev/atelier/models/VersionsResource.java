package dev.atelier.models;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of one model, for whoever may read it. */
@Path("/api/v1/models/{id}/versions")
@Tag(name = "Workspace models")
class VersionsResource {
    private final Versions versions;
    private final Models models;
    private final CurrentCaller caller;

    VersionsResource(Versions versions, Models models, CurrentCaller caller) {
        this.versions = versions;
        this.models = models;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What the model held after every save, import and restore; the newest first")
    public Page<ModelVersion> list(String id, @BeanParam PageQuery page) {
        return versions.list(caller.get(), id, page.size(), Cursor.parse(page.cursor, 1));
    }

    @GET
    @Path("/{n: \\d{1,9}}")
    @Operation(summary = "One version with its content")
    public ModelVersion read(String id, int n) {
        return versions.read(caller.get(), id, n);
    }

    @GET
    @Path("/{n: \\d{1,9}}/diff")
    @Operation(summary = "What differs between two versions: field by field, and line by line of the system prompt")
    public VersionDiff diff(
            String id,
            int n,
            @QueryParam("to") @Parameter(description = "The other version, the present one by default") @Nullable
                    Integer to) {
        return versions.diff(caller.get(), id, n, to);
    }

    @POST
    @Path("/{n: \\d{1,9}}/restore")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body needs no content type
    @Operation(summary = "Make what a version held the present content; that is a new version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response restore(String id, int n, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var saved = models.restore(caller.get(), id, n, new Precondition(ifMatch));
        return Tagging.saved(saved.model(), saved.etag());
    }
}
