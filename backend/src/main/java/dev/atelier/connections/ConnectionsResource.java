package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Upstreams, for administrators. */
@Path("/api/v1/connections")
@Tag(name = "Connections")
class ConnectionsResource {
    private final Connections connections;
    private final CurrentCaller caller;

    ConnectionsResource(Connections connections, CurrentCaller caller) {
        this.connections = connections;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All connections, in the order in which they are asked")
    public Page<Connection> list() {
        return Page.whole(connections.list(caller.get()));
    }

    @POST
    @Operation(summary = "Add an upstream; its models are there at once if it answers within a second")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Connection.class)))
    public Response create(@NotNull ConnectionDraft draft) {
        var made = connections.create(caller.get(), draft);
        return Response.created(
                        URI.create("/api/v1/connections/" + made.connection().id()))
                .entity(made.connection())
                .header("ETag", made.etag().header())
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One connection")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Connection.class)))
    public Response read(UUID id) {
        return answer(connections.read(caller.get(), id));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Change a connection (merge patch)",
            description =
                    "Without `api_key` the key stays, null removes it; another host without the key sent again drops it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ConnectionDraft.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Connection.class)))
    public Response change(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(connections.change(caller.get(), id, new ConnectionPatch(patch), new Precondition(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a connection; models that it alone has are gone from the catalogue")
    public void delete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        connections.delete(caller.get(), id, new Precondition(ifMatch));
    }

    @POST
    @Path("/verify")
    @Operation(summary = "Try an upstream without storing it; a problem says why it does not work")
    public Connections.Verified verify(@NotNull ConnectionDraft draft) {
        return connections.verify(caller.get(), draft);
    }

    @POST
    @Path("/{id}/verify")
    @Operation(summary = "Try a stored upstream with its stored key; a problem says why it does not work")
    public Connections.Verified verify(UUID id) {
        return connections.verify(caller.get(), id);
    }

    @POST
    @Path("/{id}/refresh")
    @Operation(summary = "Ask the upstream for its models now; a problem says why it does not answer")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Connection.class)))
    public Response refresh(UUID id) {
        return answer(connections.refresh(caller.get(), id));
    }

    private static Response answer(Connections.Tagged tagged) {
        return Response.ok(tagged.connection())
                .header("ETag", tagged.etag().header())
                .build();
    }
}
