package dev.atelier.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Caller;
import dev.atelier.models.RunnableModels;
import dev.atelier.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chats as files: whole, as this server reads them again, or the selected line as Markdown. */
@ApplicationScoped
public class ChatExports {
    static final String FORMAT = "atelier-chat-1";

    private final Chats chats;
    private final RunnableModels models;
    private final EntityManager entities;

    ChatExports(Chats chats, RunnableModels models, EntityManager entities) {
        this.chats = chats;
        this.models = models;
        this.entities = entities;
    }

    /** A chat with its whole tree. */
    @Transactional
    public byte[] json(Caller caller, UUID id) {
        return Json.bytes(entry(chats.read(caller, id)));
    }

    /** The selected line, each answer under its model's name, or its id where there is no such model any more. */
    @Transactional
    public byte[] markdown(Caller caller, UUID id) {
        var chat = chats.read(caller, id);
        var text = new StringBuilder("# ").append(chat.title()).append('\n');
        var names = new HashMap<String, String>();
        for (var message : line(chat)) {
            var model = message.modelId();
            var speaker = model == null ? "User" : names.computeIfAbsent(model, each -> name(caller, each));
            text.append("\n## ").append(speaker).append("\n\n");
            message.content().forEach(part -> text.append(line(part)).append('\n'));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String name(Caller caller, String model) {
        return models.name(caller, model).orElse(model);
    }

    /** All chats but temporary ones, the last used first, as an array; read and written one at a time. */
    public void writeAll(Caller caller, OutputStream out) throws IOException {
        var ids = QuarkusTransaction.requiringNew().call(() -> ids(caller));
        try (var json = Json.mapper().getFactory().createGenerator(out)) {
            json.writeStartArray();
            for (var id : ids) {
                var entry = QuarkusTransaction.requiringNew().call(() -> stillThere(caller, id));
                if (entry != null) {
                    json.writeTree(entry);
                }
            }
            json.writeEndArray();
        }
    }

    private List<UUID> ids(Caller caller) {
        return entities.createQuery(
                        "select c.id from ChatEntity c where c.ownerId = :me and not c.temporary order by c.updatedAt desc, c.id desc",
                        UUID.class)
                .setParameter("me", caller.id())
                .getResultList();
    }

    private @Nullable ObjectNode stillThere(Caller caller, UUID id) {
        var there = entities.find(ChatEntity.class, id);
        return there == null ? null : entry(chats.read(caller, id));
    }

    private static ObjectNode entry(Chat chat) {
        var entry = Json.mapper().createObjectNode().put("format", FORMAT);
        return entry.setAll((ObjectNode) Json.mapper().valueToTree(chat));
    }

    /** A file's name is all that a page of text can hold of it. */
    private static String line(Content part) {
        return switch (part.type()) {
            case TEXT -> String.valueOf(part.text());
            case IMAGE -> "[picture: " + part.name() + "]";
            case FILE -> "[file: " + part.name() + "]";
        };
    }

    private static List<Message> line(Chat chat) {
        var messages = Optional.ofNullable(chat.messages()).orElse(List.of());
        var byId = new HashMap<UUID, Message>();
        messages.forEach(message -> byId.put(message.id(), message));
        var line = new ArrayList<Message>();
        for (var at = byId.get(chat.headId()); at != null; at = byId.get(at.parentId())) {
            line.add(at);
        }
        return line.reversed();
    }
}
