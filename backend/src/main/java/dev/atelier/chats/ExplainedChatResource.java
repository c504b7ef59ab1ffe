package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.completions.Explanation;
import dev.atelier.completions.Occasion;
import dev.atelier.platform.time.Now;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the next turn of a chat would send. */
@Path("/api/v1/chats/{id}/explain")
@Tag(name = "Chats")
class ExplainedChatResource {
    private final NextTurn next;
    private final CurrentCaller caller;

    ExplainedChatResource(NextTurn next, CurrentCaller caller) {
        this.next = next;
        this.caller = caller;
    }

    @Schema(name = "ChatExplainRequest")
    record Body(
            @Schema(examples = "contract-reviewer") String model,

            @Nullable @Schema(description = "Left out: what goes before a question that is not written yet")
            List<Content> content,

            @Nullable @Schema(description = "Left out: behind the head; null: at a new beginning")
            UUID parentId,

            @Nullable ContextMode context) {}

    @POST
    @Operation(
            summary =
                    "The exact request that the next turn would send to a model, each part with its origin; nothing is sent",
            description =
                    "Parts of the history say which messages of the chat they are made of. Needs the right to read the model.")
    @RequestBody(
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = Body.class)))
    public Explanation explain(
            UUID id, @NotNull JsonNode body, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        next.own(caller.get(), id); // said before anything else is
        var request = ExplainRequest.parse(body);
        return next.explain(new Occasion(caller.get(), acceptLanguage, Now.instant(), ""), id, request);
    }
}
