package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What may be changed about a chat (JSON Merge Patch): its title, whether it is pinned or archived, its folder; that it is temporary no more. */
final class ChatPatch {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_FOLDER = 100;

    /** Sent back by clients that read the chat before; ignored. */
    private static final Set<String> READ_ONLY =
            Set.of("id", "head_id", "models", "forked_from", "created_at", "updated_at", "match", "messages");

    private final JsonNode patch;
    private final List<FieldError> errors = new ArrayList<>();

    ChatPatch(JsonNode patch) {
        if (!patch.isObject()) {
            throw new Fault.Invalid("", "a merge patch is an object").asException();
        }
        this.patch = patch;
    }

    /** A title as it is kept. */
    static String title(String text) {
        return kept(text, "/title", LONGEST_TITLE);
    }

    /** A folder's name as it is kept. */
    static String folder(String text, String pointer) {
        return kept(text, pointer, LONGEST_FOLDER);
    }

    private static String kept(String text, String pointer, int longest) {
        var wrong = wrong(text, longest);
        if (wrong != null) {
            throw new Fault.Invalid(pointer, wrong).asException();
        }
        return text.strip();
    }

    void applyTo(ChatEntity chat) {
        patch.properties().forEach(field -> apply(chat, field.getKey(), field.getValue()));
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }

    private void apply(ChatEntity chat, String field, JsonNode value) {
        var pointer = "/" + field.replace("~", "~0").replace("/", "~1");
        switch (field) {
            case "title" -> text(value, pointer, LONGEST_TITLE, title -> chat.title = title == null ? "" : title);
            case "folder" -> text(value, pointer, LONGEST_FOLDER, folder -> chat.folder = folder);
            case "pinned" -> flag(value, pointer, pinned -> chat.pinned = pinned);
            case "archived" -> flag(value, pointer, archived -> chat.archived = archived);
            case "temporary" -> flag(value, pointer, temporary -> keep(chat, temporary));
            default -> {
                if (!READ_ONLY.contains(field)) {
                    errors.add(new FieldError(pointer, "is not a field of this object"));
                }
            }
        }
    }

    private void keep(ChatEntity chat, boolean temporary) {
        if (temporary && !chat.temporary) {
            errors.add(new FieldError("/temporary", "can only be taken away"));
        } else {
            chat.temporary = temporary;
        }
    }

    private void text(JsonNode value, String pointer, int longest, Consumer<@Nullable String> set) {
        if (value.isNull()) {
            set.accept(null);
            return;
        }
        var wrong = value.isTextual() ? wrong(value.textValue(), longest) : "must be a text";
        if (wrong == null) {
            set.accept(value.textValue().strip());
        } else {
            errors.add(new FieldError(pointer, wrong));
        }
    }

    private void flag(JsonNode value, String pointer, Consumer<Boolean> set) {
        if (value.isBoolean()) {
            set.accept(value.booleanValue());
        } else {
            errors.add(new FieldError(pointer, "must be true or false"));
        }
    }

    private static @Nullable String wrong(String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            return "must be 1 to " + longest + " characters";
        }
        return text.chars().anyMatch(Character::isISOControl) ? "must hold no control characters" : null;
    }
}
