package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which question of a chat is to be explained: one that could be asked as a turn.
 *
 * @param content null where it is not written yet
 */
record ExplainRequest(String model, @Nullable ContentRequest content, TurnRequest.Parent parent, ContextMode context) {
    private static final Set<String> FIELDS = Set.of("model", "content", "parent_id", "context");

    /** Reads a request as strictly as a turn is read. */
    static ExplainRequest parse(JsonNode body) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        var errors = new ArrayList<FieldError>();
        TurnRequest.refuseOthers(body, FIELDS, errors);
        var model = body.path("model").textValue();
        if (model == null || model.isBlank()) {
            errors.add(new FieldError("/model", "must be a model id"));
        }
        var content = body.hasNonNull("content") ? ContentRequest.parse(body.path("content"), errors) : null;
        var parent = TurnRequest.parent(body, errors);
        var context = TurnRequest.context(body.path("context"), errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new ExplainRequest(model == null ? "" : model, content, parent, context);
    }
}
