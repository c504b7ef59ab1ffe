package dev.atelier.completions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tools for models that know none: listed in a system message, called by a fenced piece of JSON, answered in the words of the conversation. */
public final class PromptedTools {
    static final String FENCE = "```tool_call";
    private static final String INTRODUCTION = """
            You can call the tools below. To call one, write nothing but this, in one block for each call, and stop:
            ```tool_call
            {"name": "the tool's name", "arguments": {…}}
            ```
            You are then told what it gave, and answer from that. Call a tool only where it helps; otherwise answer as usual. The tools, with the \
            JSON Schema of their arguments:
            """;

    private PromptedTools() {}

    /** A conversation in which calls and their results are plain text, and the tools are told first. */
    public static List<ChatMessage> plain(List<ChatMessage> messages, List<ToolDefinition> tools) {
        var plain = new ArrayList<ChatMessage>();
        plain.add(ChatMessage.system(INTRODUCTION + listed(tools)));
        Map<String, String> names = new HashMap<>();
        for (var message : messages) {
            message.toolCalls().forEach(call -> names.put(call.id(), call.name()));
            plain.add(
                    switch (message.role()) {
                        case TOOL ->
                            ChatMessage.user(
                                    "Result of " + names.getOrDefault(String.valueOf(message.toolCallId()), "the tool")
                                            + ":\n" + message.text());
                        case ASSISTANT ->
                            message.toolCalls().isEmpty() ? message : ChatMessage.assistant(written(message));
                        case SYSTEM, USER -> message;
                    });
        }
        return plain;
    }

    private static String listed(List<ToolDefinition> tools) {
        var list = Json.mapper().createArrayNode();
        tools.forEach(tool -> list.addObject()
                .put("name", tool.name())
                .put("description", tool.description())
                .set("arguments", tool.parameters()));
        return list.toString();
    }

    private static String written(ChatMessage message) {
        var text = new StringBuilder(message.text());
        message.toolCalls().forEach(call -> text.append(text.isEmpty() ? "" : "\n")
                .append(FENCE)
                .append("\n{\"name\": ")
                .append(Json.mapper().getNodeFactory().textNode(call.name()))
                .append(", \"arguments\": ")
                .append(call.arguments())
                .append("}\n```"));
        return text.toString();
    }

    /** The arguments of a call as a text; an empty object where there are none. */
    static String arguments(JsonNode call) {
        var given = call.path("arguments");
        return given.isTextual()
                ? given.textValue()
                : given.isMissingNode() || given.isNull() ? "{}" : given.toString();
    }
}
