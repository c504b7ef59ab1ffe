package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.platform.json.Json;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server offers, as tools: its own, and those by which a model reads its resources and prompts. */
final class Offered {
    private static final int MOST = 500;
    private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

    private Offered() {}

    /** A tool of ours. */
    private enum Ours {
        LIST_RESOURCES("Lists the resources (files, records) and templates of resources that can be read.", "{}", ""),
        READ_RESOURCE("Reads a resource by its address.", """
                {"uri": {"type": "string"}}""", "\"uri\""),
        LIST_PROMPTS("Lists the prompts that are kept here, with their arguments.", "{}", ""),
        GET_PROMPT("Gives a prompt by its name, with its arguments filled in.", """
                {"name": {"type": "string"}, "arguments": {"type": "object", "additionalProperties": {"type": "string"}}}""", "\"name\"");

        private final String description;
        private final ObjectNode schema;

        Ours(String description, String properties, String required) {
            this.description = description;
            this.schema = SettingsSchema.parse(
                    "{\"type\": \"object\", \"properties\": %s, \"required\": [%s]}".formatted(properties, required));
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        Tool of(String extension) {
            return new Tool(extension, word(), null, description, schema, false);
        }

        /** A server may have a tool of the same name, which then has a schema of its own. */
        static @Nullable Ours of(Tool tool) {
            for (var each : values()) {
                if (each.of(tool.extensionId()).equals(tool)) {
                    return each;
                }
            }
            return null;
        }
    }

    static List<Tool> by(Session session, String extension) throws InterruptedException {
        var capabilities = session.capabilities();
        var tools = new ArrayList<Tool>();
        if (capabilities.tools() != null) {
            session.tools().stream()
                    .limit(MOST)
                    .filter(tool -> !tool.name().isBlank())
                    .map(tool -> tool(extension, tool))
                    .forEach(tools::add);
        }
        if (capabilities.resources() != null) {
            add(tools, Ours.LIST_RESOURCES.of(extension));
            add(tools, Ours.READ_RESOURCE.of(extension));
        }
        if (capabilities.prompts() != null) {
            add(tools, Ours.LIST_PROMPTS.of(extension));
            add(tools, Ours.GET_PROMPT.of(extension));
        }
        return tools;
    }

    private static void add(List<Tool> tools, Tool ours) {
        if (tools.stream().noneMatch(tool -> tool.name().equals(ours.name()))) {
            tools.add(ours);
        }
    }

    private static Tool tool(String extension, McpSchema.Tool tool) {
        var hints = tool.annotations();
        var title = tool.title() == null && hints != null ? hints.title() : tool.title();
        return new Tool(
                extension,
                tool.name(),
                title == null || title.isBlank() ? null : title,
                tool.description() == null ? "" : tool.description(),
                Json.mapper().valueToTree(tool.inputSchema()),
                hints == null || !Boolean.TRUE.equals(hints.readOnlyHint()));
    }

    static ToolResult call(Session session, ToolRequest request) throws InterruptedException {
        var given = request.arguments();
        return switch (Ours.of(request.tool())) {
            case LIST_RESOURCES ->
                Contents.listed(Map.of("resources", session.resources(), "templates", session.resourceTemplates()));
            case READ_RESOURCE -> Contents.of(session.resource(given.path("uri").asText()));
            case LIST_PROMPTS -> Contents.listed(session.prompts());
            case GET_PROMPT ->
                Contents.of(session.prompt(
                        given.path("name").asText(),
                        given.has("arguments") ? object(given.path("arguments")) : Map.of()));
            case null -> Contents.of(session.call(request.tool().name(), object(given)));
        };
    }

    private static Map<String, Object> object(Object json) {
        return Transport.JSON.convertValue(json, OBJECT);
    }
}
