package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Workspace models, one by one and as a list. Ids are percent-encoded in paths. */
@Path("/api/v1/models")
@Tag(name = "Workspace models")
class ModelsResource {
    private final Models models;
    private final Bulk bulk;
    private final CurrentCaller caller;

    ModelsResource(Models models, Bulk bulk, CurrentCaller caller) {
        this.bulk = bulk;
        this.models = models;
        this.caller = caller;
    }

    record CloneRequest(
            @Nullable @Schema(examples = "contract-reviewer-2")
            String id,

            @Nullable @Schema(examples = "Contract reviewer 2")
            String name) {}

    @GET
    @Operation(summary = "The models that the caller may use, the last changed first")
    public Page<Model> list(
            @BeanParam PageQuery page,
            @QueryParam("q") @Parameter(description = "Searched in id, name, description, tags and base") @Nullable
                    String q,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("owner") @Parameter(description = "An account's id, me, or others") @Nullable String owner,
            @QueryParam("hidden") @Nullable Boolean hidden,
            @QueryParam("enabled") @Nullable Boolean enabled,
            @QueryParam("base_model_id") @Nullable String baseModelId,
            @QueryParam("attention")
                    @Parameter(description = "Those whose base needs somebody: for this reason, or true for any")
                    Attention.@Nullable Filter attention,
            @QueryParam("sort")
                    @DefaultValue("-updated_at")
                    @Parameter(description = "By name, or the last changed first")
                    ModelQuery.Sort sort) {
        var query = new ModelQuery(
                q,
                tag,
                owner,
                hidden,
                enabled,
                baseModelId,
                attention,
                sort,
                page.size(),
                Cursor.parse(page.cursor, 2));
        return models.list(caller.get(), query);
    }

    @POST
    @Operation(summary = "Make a model; 409 where a workspace or a base model has its id")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response create(@NotNull ModelContent content, @QueryParam("message") @Nullable String message) {
        return created(models.create(caller.get(), content, message));
    }

    @GET
    @Path("/tags")
    @Operation(summary = "The tags of the models that the caller may use, the most used first")
    public Page<ModelRepository.TagCount> tags() {
        return Page.whole(models.tags(caller.get()));
    }

    @POST
    @Path("/bulk")
    @Operation(
            summary = "Hide, show, turn on or off, or delete up to 1000 models at once",
            description =
                    "One transaction; what the caller may not change is refused by itself. Administrators switch base models too.")
    public Bulk.Result bulk(Bulk.@NotNull Request request) {
        return bulk.run(caller.get(), request);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One model; who may only use it sees neither its prompt nor what else is inside")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var found = models.read(caller.get(), id);
        return Tagging.read(found.model(), found.etag(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace a model; what is left out becomes empty")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response replace(
            String id,
            @NotNull ModelContent content,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("message") @Parameter(description = "Names the version, at most 500 characters") @Nullable
                    String message) {
        var saved = models.replace(caller.get(), id, content, new Precondition(ifMatch), message);
        return Tagging.saved(saved.model(), saved.etag());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Change single fields (JSON Merge Patch, RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = ModelContent.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response patch(
            String id,
            @NotNull JsonNode patch,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("message") @Parameter(description = "Names the version, at most 500 characters") @Nullable
                    String message) {
        var saved = models.patch(caller.get(), id, patch, new Precondition(ifMatch), message);
        return Tagging.saved(saved.model(), saved.etag());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a model")
    public void delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        models.delete(caller.get(), id, new Precondition(ifMatch));
    }

    @POST
    @Path("/{id}/clone")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body needs no content type
    @Operation(
            summary = "Copy a model; its id becomes <id>-clone, then <id>-clone-2. A base model cannot be cloned (409)")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response clone(String id, @Nullable CloneRequest request) {
        return created(models.clone(
                caller.get(), id, request == null ? null : request.id(), request == null ? null : request.name()));
    }

    @POST
    @Path("/{id}/hide")
    @Operation(summary = "Take a model out of the selector; it still answers by its id")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response hide(String id) {
        return turned(id, ModelSwitch.HIDE);
    }

    @POST
    @Path("/{id}/unhide")
    @Operation(summary = "Show a model in the selector again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response unhide(String id) {
        return turned(id, ModelSwitch.UNHIDE);
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Turn a model on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response enable(String id) {
        return turned(id, ModelSwitch.ENABLE);
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Turn a model off: nobody can run it until it is on again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response disable(String id) {
        return turned(id, ModelSwitch.DISABLE);
    }

    private Response turned(String id, ModelSwitch to) {
        var saved = models.turn(caller.get(), id, to);
        return Tagging.saved(saved.model(), saved.etag());
    }

    private static Response created(Models.Tagged saved) {
        return Tagging.created(
                saved.model(),
                saved.etag(),
                Tagging.location("/api/v1/models/", saved.model().id()));
    }
}
