package dev.atelier.connections.pulls;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.connections.StoredModel;
import dev.atelier.platform.http.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The models that an Ollama keeps, for administrators. */
@Path("/api/v1/connections/{connection}/models")
@Tag(name = "Connections")
class StoredModelsResource {
    private final StoredModels models;
    private final Pulls pulls;
    private final CurrentCaller caller;

    StoredModelsResource(StoredModels models, Pulls pulls, CurrentCaller caller) {
        this.models = models;
        this.pulls = pulls;
        this.caller = caller;
    }

    @Schema(name = "NewStoredModel")
    record CreateRequest(
            @NotNull @Size(max = 400) @Schema(examples = "mario:latest")
            String name,

            @NotNull @Schema(examples = "FROM llama3.2\nSYSTEM You are Mario.")
            String modelfile) {}

    @GET
    @Operation(summary = "What is on the Ollama's disk and in its memory, asked now")
    public Page<StoredModel> list(UUID connection) {
        return Page.whole(models.list(caller.get(), connection));
    }

    @POST
    @Operation(summary = "Make a model from a Modelfile; a job like a pull")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Pull.class)))
    public Response create(UUID connection, @NotNull @Valid CreateRequest request) {
        return PullsResource.accepted(pulls.create(caller.get(), connection, request.name(), request.modelfile()));
    }

    @POST
    @Path("/update-all")
    @Operation(summary = "Fetch every model again that a registry may have anew; a pull for each")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(ref = "#/components/schemas/PagePull")))
    public Response updateAll(UUID connection) {
        return Response.accepted(Page.whole(pulls.updateAll(caller.get(), connection)))
                .build();
    }

    @DELETE
    @Path("/{name: .+}")
    @Operation(summary = "Delete a model from the Ollama's disk")
    public void delete(UUID connection, String name) {
        models.delete(caller.get(), connection, name);
    }

    @POST
    @Path("/{name: .+}/unload")
    @Operation(summary = "Take a model out of the Ollama's memory; it stays on its disk")
    public void unload(UUID connection, String name) {
        models.unload(caller.get(), connection, name);
    }

    @POST
    @Path("/{name: .+}/update")
    @Operation(summary = "Fetch a model again, under exactly its name; a pull")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Pull.class)))
    public Response update(UUID connection, String name) {
        return PullsResource.accepted(pulls.update(caller.get(), connection, name));
    }
}
