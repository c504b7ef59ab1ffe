package dev.atelier.chats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.atelier.accounts.Caller;
import dev.atelier.chats.transfer.Conversation;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chats in, out of our own files, Open WebUI's and ChatGPT's: one conversation after the other, in one transaction. */
@ApplicationScoped
public class ChatImports {
    /** One of many in a file: what follows it is no mistake. */
    private static final ObjectReader ONE =
            Json.mapper().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final EntityManager entities;
    private final ConversationRows rows;
    private final CarriedFiles files;

    ChatImports(EntityManager entities, ConversationRows rows, CarriedFiles files) {
        this.entities = entities;
        this.rows = rows;
        this.files = files;
    }

    /**
     * What became of one conversation of a file, or would become of it.
     *
     * @param chatId the chat that it is here; null where nothing is written
     * @param action create; skip, because it is here already; refuse, because of its problems
     * @param messages how many it holds
     */
    public record Item(
            String sourceId, String title, @Nullable UUID chatId, String action, int messages, List<String> problems) {}

    /**
     * @param format {@code atelier, open-webui, chatgpt}; null where no conversation was found
     * @param applied false where it was only planned
     */
    public record Report(@Nullable String format, List<Item> items, boolean applied) {}

    /** What is here already is left alone, so that the same file can be sent again. */
    @Transactional
    public Report run(Caller caller, Path file, boolean dryRun) {
        var items = new ArrayList<Item>();
        var seen = new HashSet<String>();
        var formats = new HashSet<String>();
        try (var parser = Json.mapper().getFactory().createParser(file.toFile())) {
            var single = parser.nextToken() != JsonToken.START_ARRAY;
            for (var token = single ? parser.currentToken() : parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                items.add(item(caller, ONE.readValue(parser), dryRun, seen, formats));
            }
        } catch (JsonProcessingException malformed) {
            throw JsonFaults.of(malformed).asException();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        if (formats.isEmpty()) {
            throw new Fault.Invalid("", "is no export of chats: neither ours, nor Open WebUI's, nor ChatGPT's")
                    .asException();
        }
        return new Report(formats.iterator().next(), items, !dryRun);
    }

    private Item item(Caller caller, JsonNode entry, boolean dryRun, Set<String> seen, Set<String> formats) {
        var kind = Conversation.kind(entry);
        if (kind.isEmpty()) {
            return new Item("", "", null, "refuse", 0, List.of("This is no conversation."));
        }
        formats.add(kind.get().word());
        var read = Conversation.read(kind.get(), entry);
        if (read.id().isEmpty() || read.messages().isEmpty()) {
            return item(read, null, "refuse", "It has no id, or nobody says anything in it.");
        }
        if (!seen.add(read.source())) {
            return item(read, null, "skip", "It is in the file twice.");
        }
        var known = rows.known(caller, read.kind(), read.id());
        if (known.isPresent()) {
            return item(read, known.get(), "skip", null);
        }
        var own = files.own(caller.id(), read);
        var problem = own.problem(read).orElse(null);
        if (dryRun) {
            return item(read, null, "create", problem);
        }
        var chat = rows.write(caller, read, own);
        entities.flush();
        entities.clear(); // a file may hold thousands
        return item(read, chat, "create", problem);
    }

    private static Item item(Conversation read, @Nullable UUID chat, String action, @Nullable String problem) {
        var problems = new ArrayList<>(read.problems());
        if (problem != null) {
            problems.add(problem);
        }
        return new Item(read.id(), read.title(), chat, action, read.messages().size(), problems);
    }
}
