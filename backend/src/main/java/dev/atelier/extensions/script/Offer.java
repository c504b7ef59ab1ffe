package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Tool;
import dev.atelier.platform.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a script says that it is.
 *
 * @param settingsSchema a JSON Schema of an object
 * @param functions which of {@code inlet, stream, outlet, action} it has
 */
record Offer(ObjectNode settingsSchema, Set<String> functions, List<Declared> tools) {
    private static final int MOST_TOOLS = 50;
    private static final int LONGEST_DESCRIPTION = 4_000;

    Offer {
        functions = Set.copyOf(functions);
        tools = List.copyOf(tools);
    }

    /** A tool as the script declares it. */
    record Declared(String name, String title, String description, JsonNode inputSchema, boolean changesSomething) {
        Tool of(String extensionId) {
            return new Tool(
                    extensionId, name, title.isEmpty() ? null : title, description, inputSchema, changesSomething);
        }
    }

    static Offer read(JsonNode told) {
        var schema = told.path("settings_schema") instanceof ObjectNode object ? object : SettingsSchema.empty();
        var functions =
                told.path("functions").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        var tools = told.path("tools").valueStream().map(Offer::tool).toList();
        return new Offer(schema, functions, tools);
    }

    private static Declared tool(JsonNode told) {
        var schema = told.path("input_schema");
        return new Declared(
                told.path("name").asText(),
                told.path("title").asText(),
                told.path("description").asText(),
                schema.isObject() ? schema : Json.mapper().createObjectNode().put("type", "object"),
                told.path("changes_something").asBoolean(false));
    }

    /** What its author must mend before it can be a thing of this kind; empty where it is one. */
    Optional<String> wrong(ExtensionKind kind) {
        return switch (kind) {
            case TOOL -> wrongTools();
            case FILTER ->
                Stream.of("inlet", "stream", "outlet").noneMatch(functions::contains)
                        ? Optional.of("A filter has a function inlet, stream or outlet; this script has none of them.")
                        : Optional.empty();
            case ACTION ->
                functions.contains("action")
                        ? Optional.empty()
                        : Optional.of("An action has a function action; this script has none.");
        };
    }

    private Optional<String> wrongTools() {
        if (tools.isEmpty() || tools.size() > MOST_TOOLS) {
            return Optional.of("A script of tools has a list named tools with 1 to " + MOST_TOOLS + " of them.");
        }
        var names = new HashSet<String>();
        for (var tool : tools) {
            if (!tool.name().matches("[A-Za-z0-9_-]{1,64}")) {
                return Optional.of("The name of a tool is 1 to 64 of A-Z, a-z, 0-9, _ and -.");
            }
            if (!names.add(tool.name())) {
                return Optional.of("There are two tools named " + tool.name() + ".");
            }
            if (tool.description().isBlank() || tool.description().length() > LONGEST_DESCRIPTION) {
                return Optional.of("The tool " + tool.name() + " needs a description for the model.");
            }
        }
        return Optional.empty();
    }
}
