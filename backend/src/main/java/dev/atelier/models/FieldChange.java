package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A field that differs between two contents of a model.
 *
 * @param field its name; single parameters and capabilities as {@code params.temperature}
 * @param from null where it was not set
 * @param to null where it is not set any more
 */
@Schema(name = "FieldChange")
public record FieldChange(
        @Schema(examples = "params.temperature") String field,
        @Nullable Object from,
        @Nullable Object to) {

    /** Fields of which each member is told apart. */
    private static final List<String> OPENED = List.of("params", "capabilities");

    /** What differs, by field name; a member that is missing is the same as one that is null. */
    public static List<FieldChange> between(Map<String, ?> before, Map<String, ?> after) {
        var changes = new ArrayList<FieldChange>();
        compare("", Json.mapper().valueToTree(before), Json.mapper().valueToTree(after), changes);
        return List.copyOf(changes);
    }

    private static void compare(String prefix, JsonNode before, JsonNode after, List<FieldChange> changes) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            if (OPENED.contains(name) && prefix.isEmpty()) {
                compare(name + ".", before.path(name), after.path(name), changes);
            } else {
                var from = value(before.path(name));
                var to = value(after.path(name));
                if (!Json.same(from, to)) {
                    changes.add(new FieldChange(prefix + name, from, to));
                }
            }
        }
    }

    private static @Nullable Object value(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : Json.mapper().convertValue(node, Object.class);
    }
}
