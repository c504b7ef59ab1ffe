package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is kept of an imported entry, so that the export can give it back: all of it but what is personal, secret, or a server's state. */
final class OpenWebUiOriginal {
    private static final List<String> PERSONAL = List.of("user", "user_id", "created_at", "updated_at", "version_id");
    private static final List<String> STATE = List.of(
            "object",
            "created",
            "owned_by",
            "openai",
            "ollama",
            "pipe",
            "arena",
            "urlIdx",
            "connection_type",
            "actions",
            "filters",
            "preset",
            "pricing",
            "architecture",
            "context_length",
            "write_access",
            "tags");

    private OpenWebUiOriginal() {}

    static JsonNode of(JsonNode entry, Draft draft) {
        ObjectNode kept = entry.deepCopy();
        kept.remove(PERSONAL);
        kept.remove(STATE);
        if (kept.path("meta") instanceof ObjectNode meta) {
            meta.remove("chat_variables_schema");
            if (meta.path("profile_image_url").asText().startsWith("data:")) {
                meta.remove("profile_image_url"); // stored as the model's picture
            }
        }
        for (var item : kept.path("meta").path("knowledge")) {
            if (item instanceof ObjectNode knowledge) {
                knowledge.remove(List.of("user", "user_id", "files"));
                withoutServerPaths(knowledge.path("file"));
            }
        }
        Secrets.dropFrom(kept, draft);
        return kept;
    }

    private static void withoutServerPaths(JsonNode file) {
        if (file instanceof ObjectNode object) {
            object.remove(List.of("path", "data", "user_id"));
        }
    }
}
