package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a message, strictly: whatever is wrong is said at once, each with its place. */
final class AskingBody {
    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private AskingBody(JsonNode body, Set<String> fields) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        this.body = body;
        TurnRequest.refuseOthers(body, fields, errors);
    }

    static Asking regenerate(UUID message, JsonNode json) {
        var asked = new AskingBody(json, Set.of("models", "context", "filters"));
        var models =
                asked.has("models") ? TurnRequest.models(asked.body.path("models"), asked.errors) : List.<String>of();
        return asked.checked(new Asking.Regenerate(message, models, asked.context(), asked.filters()));
    }

    static Asking goOn(UUID message, JsonNode json) {
        var asked = new AskingBody(json, Set.of("filters"));
        return asked.checked(new Asking.Continue(message, asked.filters()));
    }

    static Asking merge(UUID message, JsonNode json) {
        var asked = new AskingBody(json, Set.of("model", "context", "filters"));
        var model = json.path("model").textValue();
        if (model == null || model.isBlank()) {
            asked.errors.add(new FieldError("/model", "must be a model id"));
        }
        return asked.checked(new Asking.Merge(message, model == null ? "" : model, asked.context(), asked.filters()));
    }

    /** What a message is to hold instead. */
    static ContentRequest content(JsonNode json) {
        var asked = new AskingBody(json, Set.of("content"));
        return asked.checked(ContentRequest.parse(json.path("content"), asked.errors));
    }

    private boolean has(String field) {
        return body.hasNonNull(field);
    }

    private @Nullable ContextMode context() {
        return has("context") ? TurnRequest.context(body.path("context"), errors) : null;
    }

    private Map<String, Boolean> filters() {
        return TurnRequest.filters(body.path("filters"), errors);
    }

    private <T> T checked(T value) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return value;
    }
}
