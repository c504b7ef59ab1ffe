package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.chats.transfer.Conversation.Said;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code conversations.json} of ChatGPT's data export: a tree of nodes by id, of which one is current. */
final class ChatGptChats {
    private final MessageTree tree = new MessageTree();
    private final Set<String> problems = new LinkedHashSet<>();

    private ChatGptChats() {}

    static Conversation read(JsonNode entry) {
        var chats = new ChatGptChats();
        entry.path("mapping").properties().forEach(node -> chats.add(node.getKey(), node.getValue()));
        var id = Fields.id(entry.path("conversation_id"));
        return new Conversation(
                Conversation.Kind.CHATGPT,
                id == null ? Fields.text(entry.path("id")) : id,
                Fields.text(entry.path("title")),
                false,
                entry.path("is_archived").asBoolean(),
                null,
                Fields.time(entry.path("update_time")),
                chats.tree.inOrder(),
                chats.tree.place(Fields.id(entry.path("current_node"))),
                List.copyOf(chats.problems));
    }

    private void add(String id, JsonNode node) {
        var parent = Fields.id(node.path("parent"));
        var message = node.path("message");
        var role = message.path("author").path("role").asText();
        var hidden = message.path("metadata")
                .path("is_visually_hidden_from_conversation")
                .asBoolean();
        var text = text(message.path("content"));
        var reasoning = reasoning(message.path("content"));
        var silent = text.isBlank() && reasoning.isBlank();
        if (hidden || silent || !List.of("user", "assistant").contains(role)) {
            tree.passOver(id, parent);
            return;
        }
        tree.add(new Said(
                id,
                parent,
                role.equals("user") ? null : model(message.path("metadata")),
                text,
                reasoning,
                !message.path("status").asText().equals("in_progress"),
                Fields.time(message.path("create_time"))));
    }

    private static String model(JsonNode metadata) {
        @Nullable String model = Fields.id(metadata.path("model_slug"));
        return model == null ? "chatgpt" : model;
    }

    private String text(JsonNode content) {
        return switch (content.path("content_type").asText()) {
            case "text", "multimodal_text" ->
                StreamSupport.stream(content.path("parts").spliterator(), false)
                        .map(this::part)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining("\n\n"));
            case "code" -> "```\n" + Fields.text(content.path("text")) + "\n```";
            default -> "";
        };
    }

    private String part(JsonNode part) {
        if (part.isTextual()) {
            return Fields.text(part);
        }
        problems.add("Images and files are not in the export; they are marked as [image] or [file].");
        return part.path("content_type").asText().startsWith("image") ? "[image]" : "[file]";
    }

    private static String reasoning(JsonNode content) {
        return content.path("content_type").asText().equals("thoughts")
                ? StreamSupport.stream(content.path("thoughts").spliterator(), false)
                        .map(thought -> Fields.text(thought.path("content")))
                        .collect(Collectors.joining("\n\n"))
                : "";
    }
}
