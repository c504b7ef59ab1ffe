package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.ToolResult;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What servers give, as a text for a model. */
final class Contents {
    private Contents() {}

    static ToolResult ofCall(JsonNode result) {
        var text = blocks(result.path("content"));
        var structured = result.path("structuredContent");
        var whole = text.isBlank() && !structured.isMissingNode() ? structured.toString() : text;
        return new ToolResult(
                whole.isBlank() ? "Done." : whole, result.path("isError").asBoolean());
    }

    static ToolResult ofResource(JsonNode result) {
        return ToolResult.of(StreamSupport.stream(result.path("contents").spliterator(), false)
                .map(Contents::resource)
                .collect(Collectors.joining("\n\n")));
    }

    static ToolResult ofPrompt(JsonNode result) {
        return ToolResult.of(StreamSupport.stream(result.path("messages").spliterator(), false)
                .map(message -> message.path("role").asText() + ": " + block(message.path("content")))
                .collect(Collectors.joining("\n\n")));
    }

    private static String blocks(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false)
                .map(Contents::block)
                .collect(Collectors.joining("\n\n"));
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "text" -> block.path("text").asText();
            case "image", "audio" ->
                "[%s, %s, about %d bytes]"
                        .formatted(
                                block.path("type").asText(),
                                block.path("mimeType").asText("of an unknown kind"),
                                block.path("data").asText("").length() * 3L / 4);
            case "resource" -> resource(block.path("resource"));
            case "resource_link" ->
                "[resource %s: %s]"
                        .formatted(
                                block.path("name").asText(), block.path("uri").asText());
            default -> "[something of another kind]";
        };
    }

    private static String resource(JsonNode resource) {
        var uri = resource.path("uri").asText();
        return resource.has("text")
                ? uri + ":\n" + resource.path("text").asText()
                : "[resource %s, %s, about %d bytes]"
                        .formatted(
                                uri,
                                resource.path("mimeType").asText("of an unknown kind"),
                                resource.path("blob").asText("").length() * 3L / 4);
    }
}
