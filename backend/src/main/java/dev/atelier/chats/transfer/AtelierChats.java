package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.chats.transfer.Conversation.Said;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Our own export: a chat as the API answers it, with {@code format: atelier-chat-1}. */
final class AtelierChats {
    private AtelierChats() {}

    static Conversation read(JsonNode entry) {
        var tree = new MessageTree();
        entry.path("messages").forEach(message -> add(tree, message));
        return new Conversation(
                Conversation.Kind.ATELIER,
                Fields.text(entry.path("id")),
                Fields.text(entry.path("title")),
                entry.path("pinned").asBoolean(),
                entry.path("archived").asBoolean(),
                Fields.id(entry.path("folder")),
                Fields.time(entry.path("updated_at")),
                tree.inOrder(),
                tree.place(Fields.id(entry.path("head_id"))),
                List.of());
    }

    private static void add(MessageTree tree, JsonNode message) {
        var id = Fields.text(message.path("id"));
        var parent = Fields.id(message.path("parent_id"));
        var text = StreamSupport.stream(message.path("content").spliterator(), false)
                .filter(part -> part.has("text"))
                .map(part -> Fields.text(part.path("text")))
                .collect(Collectors.joining("\n\n"));
        var isAnswer = message.path("role").asText().equals("assistant");
        var model = Fields.id(message.path("model_id"));
        tree.add(new Said(
                id,
                parent,
                isAnswer ? model == null ? "unknown" : model : null,
                text,
                Fields.text(message.path("reasoning")),
                message.path("state").asText("done").equals("done"),
                Fields.time(message.path("created_at")),
                Aside.of(message, text)));
    }
}
