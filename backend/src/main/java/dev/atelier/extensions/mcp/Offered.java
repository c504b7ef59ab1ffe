package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Tool;
import java.util.ArrayList;
import java.util.List;

/** What a server offers, as tools: its own, and those by which a model reads its resources and prompts. */
final class Offered {
    static final String LIST_RESOURCES = "list_resources";
    static final String READ_RESOURCE = "read_resource";
    static final String LIST_PROMPTS = "list_prompts";
    static final String GET_PROMPT = "get_prompt";
    private static final int MOST = 500;

    private Offered() {}

    /** Without those that can only be run as tasks, in the background: nobody here would fetch their result. */
    static List<Tool> by(Session session, String extension) throws InterruptedException {
        var tools = new ArrayList<Tool>();
        if (session.offers("tools")) {
            session.list("tools/list", "tools").stream()
                    .limit(MOST)
                    .filter(tool -> !tool.path("name").asText("").isBlank())
                    .filter(tool ->
                            !tool.at("/execution/taskSupport").asText("").equals("required"))
                    .map(tool -> tool(extension, tool))
                    .forEach(tools::add);
        }
        if (session.offers("resources")) {
            add(
                    tools,
                    extension,
                    LIST_RESOURCES,
                    "Lists the resources (files, records) and templates of resources that can be read.",
                    "{}",
                    "");
            add(tools, extension, READ_RESOURCE, "Reads a resource by its address.", """
                    {"uri": {"type": "string"}}""", "\"uri\"");
        }
        if (session.offers("prompts")) {
            add(
                    tools,
                    extension,
                    LIST_PROMPTS,
                    "Lists the prompts that are kept here, with their arguments.",
                    "{}",
                    "");
            add(
                    tools,
                    extension,
                    GET_PROMPT,
                    "Gives a prompt by its name, with its arguments filled in.",
                    """
                    {"name": {"type": "string"}, "arguments": {"type": "object", "additionalProperties": {"type": "string"}}}""",
                    "\"name\"");
        }
        return tools;
    }

    /** One of these, unless the server has a tool of that name. */
    private static void add(
            List<Tool> tools, String extension, String name, String description, String properties, String required) {
        if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
            var schema = SettingsSchema.parse(
                    "{\"type\": \"object\", \"properties\": %s, \"required\": [%s]}".formatted(properties, required));
            tools.add(new Tool(extension, name, null, description, schema, false));
        }
    }

    private static Tool tool(String extension, JsonNode tool) {
        var title = tool.path("title").asText(tool.at("/annotations/title").asText(""));
        var schema = tool.path("inputSchema") instanceof ObjectNode object ? object : SettingsSchema.empty();
        return new Tool(
                extension,
                tool.path("name").asText(),
                title.isBlank() ? null : title,
                tool.path("description").asText(""),
                schema,
                !tool.at("/annotations/readOnlyHint").asBoolean(false));
    }
}
