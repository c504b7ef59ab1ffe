package dev.atelier.completions;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.Parameters;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.time.Now;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would be sent for a model. */
@Path("/api/v1/models/{id}/explain")
@Tag(name = "Workspace models")
class ExplainResource {
    private static final int MESSAGES = 1_000;

    private final Explain explain;
    private final CurrentCaller caller;

    ExplainResource(Explain explain, CurrentCaller caller) {
        this.explain = explain;
        this.caller = caller;
    }

    @Schema(name = "ExplainMessage")
    record Message(
            @Nullable @Schema(enumeration = {"system", "user", "assistant"})
            String role,

            @Nullable @Schema(examples = "Which law governs this agreement?")
            String content) {}

    /** @param params override the model's, as a caller of the API may */
    record ExplainRequest(
            @Nullable List<Message> messages, @Nullable Map<String, Object> params) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body needs no content type
    @Operation(
            summary = "The exact request that would go upstream, each part with its origin; nothing is sent",
            description = "A base model's id does, too: it is explained as it is run itself, with its settings.")
    public Explanation explain(
            String id,
            @Nullable ExplainRequest request,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        var asked = request == null ? new ExplainRequest(null, null) : request;
        var errors = new ArrayList<FieldError>();
        var history = history(asked.messages() == null ? List.of() : asked.messages(), errors);
        Map<String, Object> params = asked.params() == null ? Map.of() : asked.params();
        errors.addAll(Parameters.check(params));
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        var occasion = new Occasion(caller.get(), acceptLanguage, Now.instant(), "");
        return explain.explain(occasion, id, new Question(history, params, List.of(), false));
    }

    private static List<ChatMessage> history(List<Message> messages, List<FieldError> errors) {
        var history = new ArrayList<ChatMessage>();
        if (messages.size() > MESSAGES) {
            errors.add(new FieldError("/messages", "must have at most " + MESSAGES + " entries"));
        }
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var content = message == null || message.content() == null ? "" : message.content();
            if (content.isEmpty()) {
                errors.add(new FieldError("/messages/" + i + "/content", "must not be empty"));
            }
            switch (message == null || message.role() == null ? "" : message.role()) {
                case "system" -> history.add(ChatMessage.system(content));
                case "user" -> history.add(ChatMessage.user(content));
                case "assistant" -> history.add(ChatMessage.assistant(content));
                default -> errors.add(new FieldError("/messages/" + i + "/role", "must be system, user or assistant"));
            }
        }
        return history;
    }
}
