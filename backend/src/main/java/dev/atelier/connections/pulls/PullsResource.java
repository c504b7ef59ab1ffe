package dev.atelier.connections.pulls;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pulls, for administrators and whom the setting {@code pulls} allows. */
@Path("/api/v1/pulls")
@Tag(name = "Connections")
class PullsResource {
    private final Pulls pulls;
    private final CurrentCaller caller;

    PullsResource(Pulls pulls, CurrentCaller caller) {
        this.pulls = pulls;
        this.caller = caller;
    }

    @Schema(name = "NewPull")
    record PullRequest(
            @NotNull
            @Size(max = 2000)
            @Schema(
                    examples = "ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF",
                    description = "A name, `ollama run …`, `ollama pull …`, or an address of Hugging Face")
            String name,

            @Nullable @Schema(description = "Without it, the first Ollama by priority")
            UUID connectionId) {}

    @POST
    @Operation(
            summary = "Fetch a model onto an Ollama",
            description =
                    "A job: it goes on when the caller leaves, and when the server starts again. Running already: 409 with `pull_id`.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Pull.class)))
    public Response pull(@NotNull @Valid PullRequest request) {
        return accepted(pulls.pull(caller.get(), request.name(), Optional.ofNullable(request.connectionId())));
    }

    @GET
    @Operation(summary = "Pulls, the newest first; what came to an end is listed for some days")
    public Page<Pull> list(@BeanParam PageQuery page) {
        return pulls.list(caller.get(), page.size(), page.cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One pull")
    public Pull read(UUID id) {
        return pulls.read(caller.get(), id);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Stop a pull; what was fetched stays on the upstream")
    public Pull cancel(UUID id) {
        return pulls.cancel(caller.get(), id);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Go on with a pull that failed or was cancelled, from where it ended")
    public Pull resume(UUID id) {
        return pulls.resume(caller.get(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take a pull that is over from the list")
    public void forget(UUID id) {
        pulls.forget(caller.get(), id);
    }

    static Response accepted(Pull pull) {
        return Response.accepted(pull)
                .location(URI.create("/api/v1/pulls/" + pull.id()))
                .build();
    }
}
