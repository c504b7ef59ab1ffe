package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message of the conversation that an upstream is sent.
 *
 * @param toolCalls what the assistant asked for in this message
 * @param toolCallId which of those calls a message of role {@code tool} answers
 */
public record ChatMessage(
        Role role,
        List<Part> parts,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId) {

    public ChatMessage {
        parts = List.copyOf(parts);
        toolCalls = List.copyOf(toolCalls);
    }

    /** Who speaks. */
    public enum Role {
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("tool")
        TOOL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A piece of a message. */
    public sealed interface Part {
        record Text(String text) implements Part {}

        /** @param mime such as {@code image/png} */
        record Image(String mime, byte[] bytes) implements Part {}
    }

    /** @param arguments one JSON object as text */
    public record ToolCall(String id, String name, String arguments) {}

    public static ChatMessage system(String text) {
        return of(Role.SYSTEM, text);
    }

    public static ChatMessage user(String text) {
        return of(Role.USER, text);
    }

    public static ChatMessage assistant(String text) {
        return of(Role.ASSISTANT, text);
    }

    /** The result of a tool. */
    public static ChatMessage tool(String toolCallId, String text) {
        return new ChatMessage(Role.TOOL, List.of(new Part.Text(text)), List.of(), toolCallId);
    }

    public static ChatMessage of(Role role, String text) {
        return new ChatMessage(role, List.of(new Part.Text(text)), List.of(), null);
    }

    /** All texts of the message, one after the other. */
    public String text() {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining());
    }

    public List<Part.Image> images() {
        return parts.stream()
                .filter(Part.Image.class::isInstance)
                .map(Part.Image.class::cast)
                .toList();
    }
}
