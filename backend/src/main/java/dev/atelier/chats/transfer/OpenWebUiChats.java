package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.chats.transfer.Conversation.Said;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Open WebUI's export of chats: {@code history.messages} is a tree by id; in files of its first year the messages are a list. */
final class OpenWebUiChats {
    private static final Pattern REASONING = Pattern.compile(
            "<details type=\"reasoning\"[^>]*>\\s*<summary>.*?</summary>(.*?)</details>\\s*", Pattern.DOTALL);

    private final MessageTree tree = new MessageTree();
    private final Set<String> problems = new LinkedHashSet<>();
    private final String firstModel;

    private OpenWebUiChats(JsonNode chat) {
        var model = Fields.id(chat.path("models").path(0));
        firstModel = model == null ? "open-webui" : model;
    }

    static Conversation read(JsonNode entry) {
        var chat = entry.path("chat");
        var chats = new OpenWebUiChats(chat);
        var current = chats.addAll(chat);
        var title = Fields.text(entry.path("title"));
        var at = Fields.time(entry.path("updated_at"));
        return new Conversation(
                Conversation.Kind.OPEN_WEBUI,
                Fields.text(entry.path("id")),
                title.isEmpty() ? Fields.text(chat.path("title")) : title,
                entry.path("pinned").asBoolean(),
                entry.path("archived").asBoolean(),
                null,
                at == null ? Fields.time(chat.path("timestamp")) : at,
                chats.tree.inOrder(),
                chats.tree.place(current),
                List.copyOf(chats.problems));
    }

    /** @return the id of the message that is shown last */
    private @Nullable String addAll(JsonNode chat) {
        var history = chat.path("history");
        if (history.path("messages").isObject()) {
            history.path("messages").properties().forEach(message -> add(message.getKey(), message.getValue()));
            return Fields.id(history.path("currentId"));
        }
        @Nullable String before = null;
        for (var message : chat.path("messages")) {
            var id = Fields.id(message.path("id"));
            var known = id == null ? String.valueOf(before) + "+" : id;
            add(known, message, before);
            before = known;
        }
        return before;
    }

    private void add(String id, JsonNode message) {
        add(id, message, Fields.id(message.path("parentId")));
    }

    private void add(String id, JsonNode message, @Nullable String parent) {
        var role = message.path("role").asText();
        var content = Fields.text(message.path("content"));
        if (!message.path("files").isEmpty()) {
            problems.add("Files and images are not in the export.");
        }
        if (content.isBlank() || !List.of("user", "assistant").contains(role)) {
            tree.passOver(id, parent);
            return;
        }
        var reasoning = REASONING.matcher(content);
        var thoughts = reasoning.find() ? reasoning.group(1).strip() : "";
        tree.add(new Said(
                id,
                parent,
                role.equals("user") ? null : model(message),
                role.equals("user") ? content : reasoning.replaceAll(""),
                role.equals("user") ? "" : thoughts.replaceAll("(?m)^> ?", ""),
                message.path("done").asBoolean(true),
                Fields.time(message.path("timestamp"))));
    }

    private String model(JsonNode message) {
        var model = Fields.id(message.path("model"));
        return model == null ? firstModel : model;
    }
}
