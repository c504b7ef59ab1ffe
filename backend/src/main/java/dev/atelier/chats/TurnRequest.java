package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question to one or several models.
 *
 * @param text several parts are joined by a blank line
 * @param models one to eight, each once
 * @param parent what the question follows: a message, or nothing, which begins the chat anew
 */
record TurnRequest(String text, List<String> models, Parent parent, ContextMode context) {
    static final int LONGEST_TEXT = 1 << 20;
    static final int MOST_MODELS = 8;
    private static final int MOST_PARTS = 100;
    private static final Set<String> FIELDS = Set.of("content", "models", "parent_id", "context");

    TurnRequest {
        models = List.copyOf(models);
    }

    /** Where in the tree the question goes. */
    sealed interface Parent {
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
        var text = text(body.path("content"), errors);
        var models = models(body.path("models"), errors);
        var parent = parent(body, errors);
        var context = context(body.path("context"), errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new TurnRequest(text, models, parent, context);
    }

    static void refuseOthers(JsonNode body, Set<String> fields, List<FieldError> errors) {
        body.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                errors.add(new FieldError("/" + field.replace("~", "~0").replace("/", "~1"), UNKNOWN));
            }
        });
    }

    private static final String UNKNOWN = "is not a field of this object";

    static String text(JsonNode content, List<FieldError> errors) {
        if (!content.isArray() || content.isEmpty() || content.size() > MOST_PARTS) {
            errors.add(new FieldError("/content", "must be a list of 1 to " + MOST_PARTS + " parts"));
            return "";
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < content.size(); i++) {
            texts.add(part(content.get(i), "/content/" + i, errors));
        }
        var text = texts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
        if (errors.isEmpty() && text.isEmpty()) {
            errors.add(new FieldError("/content", "must say something"));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            errors.add(new FieldError("/content", "must be at most " + LONGEST_TEXT + " bytes of text"));
        }
        return text;
    }

    private static String part(JsonNode part, String pointer, List<FieldError> errors) {
        if (!"text".equals(part.path("type").textValue())) {
            errors.add(new FieldError(pointer + "/type", "must be text"));
            return "";
        }
        part.fieldNames().forEachRemaining(field -> {
            if (!field.equals("type") && !field.equals("text")) {
                errors.add(new FieldError(pointer + "/" + field, UNKNOWN));
            }
        });
        var text = part.path("text").textValue();
        if (text == null) {
            errors.add(new FieldError(pointer + "/text", "must be a text"));
            return "";
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_16.newEncoder().canEncode(text)) {
            errors.add(new FieldError(pointer + "/text", "must hold whole characters, and no NUL"));
        }
        return text;
    }

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

    private static Parent parent(JsonNode body, List<FieldError> errors) {
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

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
