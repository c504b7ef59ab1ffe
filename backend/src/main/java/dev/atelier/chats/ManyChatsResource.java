package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Several chats at once: those that are named, or those of a folder. */
@Path("/api/v1/chats")
@Tag(name = "Chats")
class ManyChatsResource {
    private final ManyChats chats;
    private final CurrentCaller caller;

    ManyChatsResource(ManyChats chats, CurrentCaller caller) {
        this.chats = chats;
        this.caller = caller;
    }

    @Schema(name = "ChatsBulkRequest")
    record BulkRequest(
            @NotNull @Schema(description = "1 to 1,000") List<@NotNull UUID> ids,

            @NotNull @Schema(implementation = ChatsResource.PatchRequest.class)
            JsonNode change) {}

    @Schema(name = "FolderRequest")
    record FolderRequest(
            @NotNull @Schema(examples = "Work") String folder,

            @Nullable @Schema(description = "null or left out: into no folder", examples = "Office")
            String to) {}

    @Schema(name = "ChangedChats")
    record Changed(List<UUID> chatIds) {}

    @POST
    @Path("/bulk")
    @Operation(
            summary = "Change several chats in the same way: as PATCH of one does",
            description = "In one transaction. Chats that are not there are passed over; the answer names the others.")
    public Changed change(@NotNull @Valid BulkRequest request) {
        return new Changed(chats.change(caller.get(), request.ids(), request.change()));
    }

    @PATCH
    @Path("/folders")
    @Operation(
            summary = "Rename a folder, join it with another, or take all chats out of it",
            description =
                    "Archived chats go along. The answer names the chats that it held, by which it can be undone.")
    public Changed move(@NotNull @Valid FolderRequest request) {
        return new Changed(chats.moveFolder(caller.get(), request.folder(), request.to()));
    }
}
