package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to one or several models.
 *
 * @param models one to eight, each once
 * @param parent what the question follows: a message, or nothing, which begins the chat anew
 * @param filters switchable ones that are turned on or off, by their ids
 */
record TurnRequest(
        ContentRequest content, List<String> models, Parent parent, ContextMode context, Map<String, Boolean> filters) {
    static final int MOST_MODELS = 8;
    private static final int MOST_FILTERS = 100;
    private static final Set<String> FIELDS = Set.of("content", "models", "parent_id", "context", "filters");

    TurnRequest {
        models = List.copyOf(models);
        filters = Map.copyOf(filters);
    }

    /** Where in the tree the question goes. */
    sealed interface Parent {
        /** The message that it is in a chat; null where there is none. */
        default @Nullable UUID in(ChatRow chat) {
            return switch (this) {
                case Head() -> chat.headId();
                case Root() -> null;
                case Of(var message) -> message;
            };
        }

        /** Behind the chat's selected leaf. */
        record Head() implements Parent {}

        /** At a new beginning. */
        record Root() implements Parent {}

        record Of(UUID message) implements Parent {}
    }

    /** Reads a request strictly: whatever is wrong with it is said at once, each with its place. */
    static TurnRequest parse(JsonNode body) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        var errors = new ArrayList<FieldError>();
        refuseOthers(body, FIELDS, errors);
        var content = ContentRequest.parse(body.path("content"), errors);
        var models = models(body.path("models"), errors);
        var parent = parent(body, errors);
        var context = context(body.path("context"), errors);
        var filters = filters(body.path("filters"), errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new TurnRequest(content, models, parent, context, filters);
    }

    static void refuseOthers(JsonNode body, Set<String> fields, List<FieldError> errors) {
        body.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                errors.add(new FieldError("/" + escaped(field), UNKNOWN));
            }
        });
    }

    /** A field's name in a pointer (RFC 6901). */
    static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    static final String UNKNOWN = "is not a field of this object";

    static List<String> models(JsonNode models, List<FieldError> errors) {
        if (!models.isArray() || models.isEmpty() || models.size() > MOST_MODELS) {
            errors.add(new FieldError("/models", "must be a list of 1 to " + MOST_MODELS + " model ids"));
            return List.of();
        }
        var seen = new HashSet<String>();
        var ids = new ArrayList<String>();
        for (var i = 0; i < models.size(); i++) {
            var id = models.get(i).textValue();
            if (id == null || id.isBlank()) {
                errors.add(new FieldError("/models/" + i, "must be a model id"));
            } else if (!seen.add(id)) {
                errors.add(new FieldError("/models/" + i, "is named twice"));
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    static Parent parent(JsonNode body, List<FieldError> errors) {
        if (!body.has("parent_id")) {
            return new Parent.Head();
        }
        var parent = body.get("parent_id");
        if (parent.isNull()) {
            return new Parent.Root();
        }
        @Nullable UUID id = uuid(parent.textValue());
        if (id == null) {
            errors.add(new FieldError("/parent_id", "must be the id of a message of this chat, or null"));
            return new Parent.Root();
        }
        return new Parent.Of(id);
    }

    static ContextMode context(JsonNode context, List<FieldError> errors) {
        return switch (context.isMissingNode() || context.isNull() ? "lanes" : context.asText()) {
            case "lanes" -> ContextMode.LANES;
            case "selected" -> ContextMode.SELECTED;
            case "all" -> ContextMode.ALL;
            default -> {
                errors.add(new FieldError("/context", "must be lanes, selected or all"));
                yield ContextMode.LANES;
            }
        };
    }

    static Map<String, Boolean> filters(JsonNode switches, List<FieldError> errors) {
        var filters = new HashMap<String, Boolean>();
        if (!switches.isObject() && !switches.isMissingNode() && !switches.isNull() || switches.size() > MOST_FILTERS) {
            errors.add(new FieldError("/filters", "must be an object of at most " + MOST_FILTERS + " filters"));
            return filters;
        }
        switches.properties().forEach(member -> {
            if (member.getValue().isBoolean()) {
                filters.put(member.getKey(), member.getValue().booleanValue());
            } else {
                errors.add(new FieldError("/filters/" + escaped(member.getKey()), "must be true or false"));
            }
        });
        return filters;
    }

    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
