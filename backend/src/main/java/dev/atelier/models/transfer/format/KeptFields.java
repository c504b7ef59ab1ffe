package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;

/** What Atelier has no field for, by the format that it is from, where the export finds it again. */
final class KeptFields {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    JsonNode node() {
        return node;
    }

    void put(String format, String field, JsonNode value) {
        if (!isNothing(value)) {
            section(format).set(field, value);
        }
    }

    static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isContainerNode() && value.isEmpty();
    }

    private ObjectNode section(String format) {
        var meta = node.path("meta") instanceof ObjectNode found ? found : node.putObject("meta");
        var all = meta.path("atelier_import") instanceof ObjectNode found ? found : meta.putObject("atelier_import");
        return all.path(format) instanceof ObjectNode found ? found : all.putObject(format);
    }

    /** jsonb stores no NUL characters, in texts or names. */
    static JsonNode storable(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
                names.add(all.next());
            }
            for (var field : names) {
                var value = object.path(field);
                if (value.isTextual() && value.asText().indexOf('\0') >= 0) {
                    object.put(field, value.asText().replace("\0", ""));
                } else {
                    storable(value);
                }
                if (field.indexOf('\0') >= 0) {
                    object.set(field.replace("\0", ""), object.remove(field));
                }
            }
        } else {
            node.forEach(KeptFields::storable);
        }
        return node;
    }
}
