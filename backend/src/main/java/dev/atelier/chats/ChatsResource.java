package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Tagging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Chats, all but their streams, which {@link ChatStreams} serves. */
@Path("/api/v1/chats")
@Tag(name = "Chats")
class ChatsResource {
    private final Chats chats;
    private final ChatFinds finds;
    private final Forks forks;
    private final CurrentCaller caller;

    ChatsResource(Chats chats, ChatFinds finds, Forks forks, CurrentCaller caller) {
        this.chats = chats;
        this.finds = finds;
        this.forks = forks;
        this.caller = caller;
    }

    record CreateRequest(
            @Nullable @Schema(description = "Left out: the first words of the first question", examples = "Middlemarch")
            String title,

            @Nullable @Schema(description = "In no list, and gone a day after its last use")
            Boolean temporary) {}

    record Folders(List<ChatFinds.Folder> items) {}

    record SelectRequest(@NotNull UUID messageId) {}

    record ForkRequest(@NotNull UUID messageId) {}

    record PatchRequest(
            @Nullable String title,
            @Nullable Boolean pinned,
            @Nullable Boolean archived,
            @Nullable String folder,
            @Nullable Boolean temporary) {}

    @GET
    @Operation(summary = "One's own chats, the last used first, without their messages")
    public Page<Chat> list(
            @BeanParam PageQuery page,
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "Searched in titles and in what was said, whatever its case and accents; `match` says where it was found")
                    @Nullable
                    String q,
            @QueryParam("pinned") @Nullable Boolean pinned,
            @QueryParam("archived") @Nullable Boolean archived,
            @QueryParam("folder") @Nullable String folder,
            @QueryParam("loose")
                    @Parameter(
                            description = "Only what stands beside the folders: pinned chats, and those in no folder")
                    @DefaultValue("false")
                    boolean loose,
            @QueryParam("sort")
                    @Parameter(description = "`pinned`: the pinned ones first, then the last used")
                    @DefaultValue("-updated_at")
                    ChatQuery.Order sort) {
        var cursor = Cursor.parse(page.cursor, sort.keys);
        return finds.list(caller.get(), new ChatQuery(q, pinned, archived, folder, loose, sort, page.size(), cursor));
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body needs no content type
    @Operation(summary = "Begin a chat")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Chat.class)))
    public Response create(@Nullable CreateRequest request) {
        var chat = chats.create(
                caller.get(),
                request == null ? null : request.title(),
                request != null && Boolean.TRUE.equals(request.temporary()));
        return created(chat);
    }

    private static Response created(Chat chat) {
        return Response.status(201)
                .entity(chat)
                .location(Tagging.location("/api/v1/chats/", chat.id().toString()))
                .build();
    }

    @GET
    @Path("/folders")
    @Operation(
            summary =
                    "The folders of one's chats, by name, with how many chats each holds; archived ones are not counted")
    public Folders folders() {
        return new Folders(finds.folders(caller.get()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A chat with its whole tree; running replies hold what they have said so far")
    public Chat read(UUID id) {
        return chats.read(caller.get(), id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Change title, pinned, archived, folder; keep a temporary chat (JSON Merge Patch, RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = PatchRequest.class)))
    public Chat change(UUID id, @NotNull JsonNode patch) {
        return chats.change(caller.get(), id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a chat with all that was said; replies under way are ended")
    public void delete(UUID id) {
        chats.delete(caller.get(), id);
    }

    @POST
    @Path("/{id}/select")
    @Operation(summary = "Go on from another message: the chat's head becomes it, or the last message below it")
    public Chat select(UUID id, @NotNull @Valid SelectRequest request) {
        return chats.select(caller.get(), id, request.messageId());
    }

    @POST
    @Path("/{id}/fork")
    @Operation(
            summary = "Make a chat of the line up to a message",
            description = "It gets the title, the folder, and the other answers of each turn on the line.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Chat.class)))
    public Response fork(UUID id, @NotNull @Valid ForkRequest request) {
        return created(forks.fork(caller.get(), id, request.messageId()));
    }
}
