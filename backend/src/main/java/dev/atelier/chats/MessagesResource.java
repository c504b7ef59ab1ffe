package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single messages of a chat; what makes models answer is in {@link ChatStreams}. */
@Path("/api/v1/chats/{id}/messages/{message}")
@Tag(name = "Chats")
class MessagesResource {
    private final Branches branches;
    private final Replies replies;
    private final CurrentCaller caller;

    MessagesResource(Branches branches, Replies replies, CurrentCaller caller) {
        this.branches = branches;
        this.replies = replies;
        this.caller = caller;
    }

    record EditRequest(List<Content> content) {}

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Put a changed message beside this one",
            description =
                    "The new one follows the same message and is selected; what followed the old one stays with it, and nobody"
                            + " answers. An edited question is asked as a turn with its parent's id. Files that the new content names are in the new"
                            + " message, no others.")
    @RequestBody(
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = EditRequest.class)))
    @APIResponse(
            responseCode = "201",
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = Message.class)))
    public Response edit(UUID id, UUID message, @NotNull JsonNode body) {
        var edited = branches.edit(caller.get(), id, message, AskingBody.content(body));
        return Response.status(201).entity(edited).build();
    }

    @DELETE
    @Operation(
            summary = "Delete a message and all below it; replies under way are ended",
            description =
                    "Where the head was among them, it becomes the end of the newest message beside the deleted one, else the one"
                            + " that it followed.")
    public void delete(UUID id, UUID message) {
        branches.delete(caller.get(), id, message);
    }

    @POST
    @Path("/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End a reply and keep what it said; one that is over stays as it is")
    public Message stop(UUID id, UUID message) {
        return replies.stop(caller.get(), id, message);
    }
}
