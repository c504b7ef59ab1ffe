package dev.atelier.chats;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls of tools while a reply is being written. */
@Path("/api/v1/chats/{id}/messages/{message}/tools/{call}")
@Tag(name = "Chats")
class ToolCallsResource {
    private static final int LONGEST = 2_000; // it goes from server to server in a notification

    private final CallWishes wishes;
    private final CurrentCaller caller;

    ToolCallsResource(CallWishes wishes, CurrentCaller caller) {
        this.wishes = wishes;
        this.caller = caller;
    }

    /** One of both. */
    @Schema(name = "ToolAnswer")
    record Answer(
            @Nullable @Schema(description = "Whether the call may run, or a question is answered at all")
            Boolean allow,

            @Nullable @Schema(maxLength = LONGEST) String text) {}

    @POST
    @Path("/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End one call; the model is told so and goes on. One that is over stays as it is")
    public void stop(UUID id, UUID message, String call) {
        wishes.tell(caller.get(), id, new ToolWish(message, call, null, null));
    }

    @POST
    @Path("/answer")
    @Operation(summary = "Answer the question that a call waits with: whether it may run, or what its tool asks")
    public void answer(UUID id, UUID message, String call, @NotNull Answer answer) {
        var text = answer.text() == null ? null : answer.text().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        if ((answer.allow() == null) == (text == null)) {
            throw new Fault.Invalid("", "must hold either allow or text").asException();
        }
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            throw new Fault.Invalid("/text", "must have 1 to " + LONGEST + " characters").asException();
        }
        wishes.tell(caller.get(), id, new ToolWish(message, call, answer.allow(), text));
    }
}
