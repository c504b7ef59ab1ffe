package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Tools, filters and actions, one by one and as a list. What asks a server or reads a script waits on a virtual thread: the bounded ones are for those who do not. */
@Path("/api/v1/extensions")
@Tag(name = "Extensions")
class ExtensionsResource {
    private final Extensions extensions;
    private final ExtensionChecks checks;
    private final CurrentCaller caller;

    ExtensionsResource(Extensions extensions, ExtensionChecks checks, CurrentCaller caller) {
        this.extensions = extensions;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The tools, filters and actions that the caller may use, built-in ones among them",
            description = "By name; with `kind=filter` in the order in which filters run: by `priority`, then by name.")
    public Page<ExtensionView> list(
            @BeanParam PageQuery page,
            @QueryParam("kind") @Nullable ExtensionKind kind,
            @QueryParam("source") @Nullable Source source,
            @QueryParam("q") @Parameter(description = "Searched in id, name and description") @Nullable String q,
            @QueryParam("owner") @Parameter(description = "An account's id, me, or others") @Nullable String owner) {
        var query = new ExtensionQuery(
                kind, source, q, owner, page.size(), Cursor.parse(page.cursor, ExtensionQuery.keys(kind)));
        return extensions.list(caller.get(), query);
    }

    @POST
    @Operation(
            summary = "Add a tool, a filter or an action; without an id it is made of the name",
            description =
                    "Scripts and servers are added by administrators, or by everybody where a setting says so. A server is asked at once what it offers: `state` tells how far.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @RunOnVirtualThread
    public Response create(@NotNull ExtensionContent content) {
        var made = extensions.create(caller.get(), content);
        checks.saved(made.extension());
        return Tagging.created(
                made.extension(),
                made.etag(),
                Tagging.location("/api/v1/extensions/", made.extension().id()));
    }

    @POST
    @Path("/check")
    @Operation(
            summary = "Look at one that is not saved: does its server answer, what does it offer, is its script one?",
            description = "What is wrong with it is in `problem`; nothing is kept.")
    @RunOnVirtualThread
    public ExtensionChecks.Checked check(@NotNull ExtensionContent content) {
        return checks.check(caller.get(), content);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One extension; who may only use it does not see how it is made and set")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var found = extensions.read(caller.get(), id);
        return Tagging.read(found.extension(), found.etag(), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace an extension; what is left out becomes empty, but for secrets and access")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @RunOnVirtualThread
    public Response replace(
            String id, @NotNull ExtensionContent content, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return saved(extensions.replace(caller.get(), id, content, new Precondition(ifMatch)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change single fields (JSON Merge Patch, RFC 7396)",
            description =
                    "A secret that is null goes. Another address or document drops the secrets that are not sent again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ExtensionContent.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @RunOnVirtualThread
    public Response patch(String id, @NotNull JsonNode patch, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return saved(extensions.patch(caller.get(), id, patch, new Precondition(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an extension; a built-in one goes back to what it was")
    public void delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        extensions.delete(caller.get(), id, new Precondition(ifMatch));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Turn an extension on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response enable(String id) {
        var turned = extensions.turn(caller.get(), id, true);
        return Tagging.saved(turned.extension(), turned.etag());
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Turn an extension off: models that name it do not answer until it is on again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response disable(String id) {
        var turned = extensions.turn(caller.get(), id, false);
        return Tagging.saved(turned.extension(), turned.etag());
    }

    @POST
    @Path("/{id}/refresh")
    @Operation(summary = "Ask its server anew what it offers, and keep that; what goes wrong is in `problem`")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @RunOnVirtualThread
    public Response refresh(String id) {
        var found = checks.refresh(caller.get(), id);
        return Tagging.saved(found.extension(), found.etag());
    }

    private Response saved(Extensions.Tagged saved) {
        checks.saved(saved.extension());
        return Tagging.saved(saved.extension(), saved.etag());
    }
}
