package dev.atelier.extensions.mcp;

import dev.atelier.extensions.ToolResult;
import dev.atelier.platform.json.Json;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What servers give, as a text for a model. */
final class Contents {
    private Contents() {}

    static ToolResult of(McpSchema.CallToolResult result) {
        var text = result.content().stream().map(Contents::text).collect(Collectors.joining("\n\n"));
        var structured = result.structuredContent();
        var whole = text.isBlank() && structured != null
                ? Json.mapper().valueToTree(structured).toString()
                : text;
        return new ToolResult(whole.isBlank() ? "Done." : whole, Boolean.TRUE.equals(result.isError()));
    }

    static ToolResult of(McpSchema.ReadResourceResult result) {
        return ToolResult.of(result.contents().stream().map(Contents::text).collect(Collectors.joining("\n\n")));
    }

    static ToolResult of(McpSchema.GetPromptResult result) {
        return ToolResult.of(result.messages().stream()
                .map(message -> message.role().name().toLowerCase(Locale.ROOT) + ": " + text(message.content()))
                .collect(Collectors.joining("\n\n")));
    }

    /** What is listed, as the protocol writes it. */
    static ToolResult listed(Object items) {
        return ToolResult.of(new String(Transport.json(items), StandardCharsets.UTF_8));
    }

    private static String text(McpSchema.@Nullable Content content) {
        return switch (content) {
            case McpSchema.TextContent text -> text.text();
            case McpSchema.ImageContent image -> bytes("image", image.mimeType(), image.data());
            case McpSchema.AudioContent audio -> bytes("audio", audio.mimeType(), audio.data());
            case McpSchema.EmbeddedResource embedded -> text(embedded.resource());
            case McpSchema.ResourceLink link -> "[resource " + link.name() + ": " + link.uri() + "]";
            case null, default -> "[something of another kind]"; // the protocol grows
        };
    }

    private static String text(McpSchema.@Nullable ResourceContents resource) {
        return switch (resource) {
            case McpSchema.TextResourceContents text -> text.uri() + ":\n" + text.text();
            case McpSchema.BlobResourceContents blob -> bytes("resource " + blob.uri(), blob.mimeType(), blob.blob());
            case null, default -> "[something of another kind]";
        };
    }

    private static String bytes(String what, @Nullable String type, String base64) {
        return "[%s, %s, about %d bytes]"
                .formatted(what, type == null ? "of an unknown kind" : type, base64.length() * 3L / 4);
    }
}
