package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Map;

/** What is kept of an imported entry, so that the export can give it back: all of it but what is personal. */
final class OpenWebUiOriginal {
    private static final List<String> PERSONAL = List.of("user", "user_id", "created_at", "updated_at", "version_id");

    private OpenWebUiOriginal() {}

    static Map<String, Object> of(JsonNode entry) {
        ObjectNode kept = entry.deepCopy();
        kept.remove(PERSONAL);
        for (var item : kept.path("meta").path("knowledge")) {
            if (item instanceof ObjectNode knowledge) {
                knowledge.remove(List.of("user", "user_id", "files"));
                withoutServerPaths(knowledge.path("file"));
            }
        }
        return Json.mapper().convertValue(withoutNul(kept), new TypeReference<>() {});
    }

    private static void withoutServerPaths(JsonNode file) {
        if (file instanceof ObjectNode object) {
            object.remove(List.of("path", "data", "user_id"));
        }
    }

    /** jsonb stores no NUL characters. */
    private static JsonNode withoutNul(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getValue().isTextual() && member.getValue().asText().indexOf('\0') >= 0) {
                    object.put(member.getKey(), member.getValue().asText().replace("\0", ""));
                } else {
                    withoutNul(member.getValue());
                }
            });
        } else {
            node.forEach(OpenWebUiOriginal::withoutNul);
        }
        return node;
    }
}
