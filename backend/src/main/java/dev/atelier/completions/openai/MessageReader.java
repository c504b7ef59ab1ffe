package dev.atelier.completions.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.connections.ChatMessage.Role;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the conversation of a request, and notes what is wrong with it. */
final class MessageReader {
    private final Map<String, ImageBytes> images;
    private final List<FieldError> errors;

    /** @param images those that are linked to, by address */
    MessageReader(Map<String, ImageBytes> images, List<FieldError> errors) {
        this.images = images;
        this.errors = errors;
    }

    /** The addresses on the web of pictures that the messages show. */
    static Set<String> links(JsonNode messages) {
        var links = new LinkedHashSet<String>();
        messages.forEach(message -> message.path("content").forEach(part -> {
            var url = imageUrl(part);
            if (url.regionMatches(true, 0, "http", 0, 4)) {
                links.add(url);
            }
        }));
        return links;
    }

    private static String imageUrl(JsonNode part) {
        var image = part.path("image_url"); // some clients leave the object out
        return image.isTextual() ? image.textValue() : image.path("url").asText("");
    }

    List<ChatMessage> read(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            wrong("/messages", "must be a list of at least one message");
            return List.of();
        }
        var read = new ArrayList<ChatMessage>();
        for (var i = 0; i < messages.size(); i++) {
            read(messages.get(i), "/messages/" + i).ifPresent(read::add);
        }
        return read;
    }

    private Optional<ChatMessage> read(JsonNode message, String at) {
        var role = role(message.path("role").asText(""), at);
        var parts = content(message.path("content"), at + "/content");
        var calls = toolCalls(message.path("tool_calls"), at + "/tool_calls");
        if (parts.isEmpty()
                && calls.isEmpty()
                && role.filter(Role.ASSISTANT::equals).isEmpty()) {
            wrong(at + "/content", "must be a text or a list of parts");
        }
        var answers = message.path("tool_call_id");
        if (role.filter(Role.TOOL::equals).isPresent() && !answers.isTextual()) {
            wrong(at + "/tool_call_id", "must name the call that it answers");
        }
        return role.map(who -> new ChatMessage(
                who, parts, who == Role.ASSISTANT ? calls : List.of(), who == Role.TOOL ? answers.asText() : null));
    }

    private Optional<Role> role(String word, String at) {
        return switch (word) {
            case "system", "developer" -> Optional.of(Role.SYSTEM);
            case "user" -> Optional.of(Role.USER);
            case "assistant" -> Optional.of(Role.ASSISTANT);
            case "tool" -> Optional.of(Role.TOOL);
            default -> {
                wrong(at + "/role", "must be system, developer, user, assistant or tool");
                yield Optional.empty();
            }
        };
    }

    private List<Part> content(JsonNode content, String at) {
        if (content.isTextual()) {
            return List.of(new Part.Text(content.textValue()));
        }
        var parts = new ArrayList<Part>();
        if (content.isArray()) {
            for (var i = 0; i < content.size(); i++) {
                part(content.get(i), at + "/" + i).ifPresent(parts::add);
            }
        } else if (!content.isNull() && !content.isMissingNode()) {
            wrong(at, "must be a text or a list of parts");
        }
        return parts;
    }

    private Optional<Part> part(JsonNode part, String at) {
        return switch (part.path("type").asText("")) {
            case "text" -> Optional.of(new Part.Text(part.path("text").asText("")));
            case "refusal" -> Optional.of(new Part.Text(part.path("refusal").asText("")));
            case "image_url" -> image(imageUrl(part), at + "/image_url");
            default -> {
                wrong(at + "/type", "must be text or image_url: other parts are not taken here");
                yield Optional.empty();
            }
        };
    }

    private Optional<Part> image(String url, String at) {
        var image = url.startsWith("data:") ? ImageBytes.ofData(url) : Optional.ofNullable(images.get(url));
        if (image.isEmpty()) {
            wrong(at, "must be the address of a png, jpeg, webp or gif picture, or a data: address that holds one");
        }
        return image.map(ImageBytes::part);
    }

    private List<ChatMessage.ToolCall> toolCalls(JsonNode list, String at) {
        var calls = new ArrayList<ChatMessage.ToolCall>();
        for (var i = 0; i < list.size(); i++) {
            var function = list.get(i).path("function");
            if (!function.path("name").isTextual()) {
                wrong(at + "/" + i + "/function/name", "must name the function");
            }
            calls.add(new ChatMessage.ToolCall(
                    list.get(i).path("id").asText(""),
                    function.path("name").asText(""),
                    function.path("arguments").asText("{}")));
        }
        return calls;
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
