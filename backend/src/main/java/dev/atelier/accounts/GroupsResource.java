package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Groups of people, for administrators. */
@Path("/api/v1/groups")
@Tag(name = "Accounts")
class GroupsResource {
    private final Groups groups;
    private final CurrentCaller caller;

    GroupsResource(Groups groups, CurrentCaller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @Schema(name = "GroupRequest")
    @JsonIgnoreProperties({"id", "created_at", "updated_at"})
    record GroupRequest(
            @Nullable @Size(min = 1, max = 100) @Schema(examples = "Legal")
            String name,

            @Nullable @Size(max = 4_000) String description,
            @Nullable @Size(max = 10_000) List<@NotNull UUID> memberIds) {

        Groups.Change change() {
            return new Groups.Change(name, description, memberIds);
        }
    }

    @GET
    @Operation(summary = "All groups, by name")
    public Page<Group> list(@BeanParam PageQuery page) {
        return groups.list(caller.get(), page.size(), page.cursor);
    }

    @POST
    @Operation(summary = "Make a group; 409 where another has its name, in any case")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Group.class)))
    public Response create(@NotNull @Valid GroupRequest request) {
        var made = groups.create(caller.get(), request.change());
        return Tagging.created(
                made.group(),
                made.etag(),
                Tagging.location("/api/v1/groups/", made.group().id().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One group")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Group.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var found = groups.read(caller.get(), id);
        return Tagging.read(found.group(), found.etag(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change name, description or members; what is left out stays")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Group.class)))
    public Response change(
            UUID id, @NotNull @Valid GroupRequest request, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var changed = groups.change(caller.get(), id, request.change(), new Precondition(ifMatch));
        return Tagging.saved(changed.group(), changed.etag());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a group; what was granted to it goes with it")
    public void delete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        groups.delete(caller.get(), id, new Precondition(ifMatch));
    }
}
