package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Base models and their settings, for administrators. Ids are percent-encoded in paths. */
@Path("/api/v1/base-models")
@Tag(name = "Base models")
class BaseModelsResource {
    private final BaseModels bases;
    private final UsedBy usedBy;
    private final Repoint repoint;
    private final Catalogue catalogue;
    private final CurrentCaller caller;

    BaseModelsResource(BaseModels bases, UsedBy usedBy, Repoint repoint, Catalogue catalogue, CurrentCaller caller) {
        this.repoint = repoint;
        this.bases = bases;
        this.usedBy = usedBy;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Base models of all connections, by id; `q` searches id, name, family and tags")
    public Page<BaseModelView> list(@QueryParam("q") @Nullable String q, @BeanParam PageQuery page) {
        return bases.list(caller.get(), q, page.size(), Cursor.parse(page.cursor, 1));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One base model with its settings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BaseModelView.class)))
    public Response read(String id) {
        return answer(bases.read(caller.get(), id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Give a base model settings: every field of a model but its base (JSON Merge Patch, RFC 7396)",
            description =
                    "They take effect in the catalogue and where the base model itself is run; models on it inherit nothing of them.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ModelContent.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BaseModelView.class)))
    public Response patch(
            String id,
            @NotNull JsonNode patch,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("message") @Nullable String message) {
        return answer(bases.patch(caller.get(), id, patch, new Precondition(ifMatch), message));
    }

    @DELETE
    @Path("/{id}/settings")
    @Operation(summary = "Take a base model's settings and their history away: everybody may use it as it is")
    public void reset(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        bases.reset(caller.get(), id, new Precondition(ifMatch));
    }

    @GET
    @Path("/{id}/used-by")
    @Operation(
            summary = "The models that stand on a base model or fall back to it, by id; it need not be there any more")
    public Page<UsedBy.User> usedBy(String id, @BeanParam PageQuery page) {
        return usedBy.list(caller.get(), id, page.size(), Cursor.parse(page.cursor, 1));
    }

    @POST
    @Path("/repoint")
    @Operation(
            summary = "Put all models that use one base model on another; with dry_run the list alone",
            description =
                    "Each gets a version. Undone by the same call with `from` and `to` exchanged and the `ids` of the answer.")
    public Repoint.Result repoint(Repoint.@NotNull Request request) {
        return repoint.run(caller.get(), request);
    }

    @POST
    @Path("/{id: .+}/clone")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body needs no content type
    @Operation(summary = "Always refused: create a model from the base model first")
    @APIResponse(responseCode = "409", description = "base-model-not-clonable")
    public void cloneBaseModel(String id) {
        Access.requireAdmin(caller.get());
        if (catalogue.baseModel(id).isEmpty()) {
            throw new Fault.NotFound("base model", id).asException();
        }
        throw new Fault.BaseModelNotClonable(id).asException();
    }

    private static Response answer(BaseModels.Tagged found) {
        return Tagging.saved(found.base(), found.etag());
    }
}
