package dev.atelier.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import dev.atelier.platform.json.MergePatch;
import java.util.List;
import java.util.Set;

/** A merge patch of a connection: null takes a field back to its default; what a GET returned beside may be sent along. */
public final class ConnectionPatch {
    private static final String KEY = "api_key";
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "has_api_key",
            "state",
            "detail",
            "version",
            "latency_ms",
            "checked_at",
            "model_count",
            "created_at",
            "updated_at");

    private final ObjectNode changes;

    public ConnectionPatch(JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw new Fault.Invalid("", "must be an object").asException();
        }
        this.changes = object.deepCopy().remove(READ_ONLY);
    }

    /** Whether the key is given or taken away. */
    boolean setsKey() {
        return changes.has(KEY);
    }

    List<String> fields() {
        return changes.properties().stream().map(field -> field.getKey()).toList();
    }

    ConnectionDraft appliedTo(ConnectionEntity row) {
        try {
            return Json.mapper().treeToValue(MergePatch.apply(current(row), changes), ConnectionDraft.class);
        } catch (JsonProcessingException cause) {
            throw JsonFaults.of(cause).asException();
        }
    }

    private static ObjectNode current(ConnectionEntity row) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("kind", row.kind.word())
                .put("name", row.name)
                .put("url", row.url)
                .put("prefix", row.prefix)
                .put("enabled", row.enabled)
                .put("priority", row.priority);
        node.set("tags", Json.mapper().valueToTree(row.tags));
        node.set("extra_params", Json.mapper().valueToTree(row.extraParams));
        return node;
    }
}
