package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of one function of a script.
 *
 * @param author whose turn it takes
 * @param function one of {@code inlet, stream, outlet, action}; empty with a tool, and to be told what the script offers
 * @param tool whose function {@code run} is called; null for none
 * @param settings with secrets in the clear
 * @param hosts that it may fetch from
 * @param log takes what it logs, a line each
 */
record ScriptCall(
        String author,
        String code,
        String function,
        @Nullable String tool,
        ArrayNode arguments,
        ObjectNode settings,
        Set<String> hosts,
        Consumer<String> log,
        Duration time) {

    /** To be told what a script offers. */
    static ScriptCall offer(String author, String code, Duration time) {
        var none = Json.mapper().createArrayNode();
        return new ScriptCall(
                author, code, "", null, none, Json.mapper().createObjectNode(), Set.of(), line -> {}, time);
    }

    String input() {
        if (function.isEmpty() && tool == null) {
            return "";
        }
        JsonNode input = Json.mapper()
                .createObjectNode()
                .put("function", function)
                .put("tool", tool)
                .<ObjectNode>set("arguments", arguments)
                .set("settings", settings);
        if (tool == null) {
            ((ObjectNode) input).remove("tool");
        }
        return input.toString();
    }
}
