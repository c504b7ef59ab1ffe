package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Characters of ElizaOS: many lists that become one prompt. */
public final class ElizaOs implements Format {
    private static final String SECTION = "eliza";
    private static final Pattern SOMEBODY = Pattern.compile("\\{\\{\\s*user(\\d+)\\s*}}");
    private static final Set<String> MAPPED = Set.of(
            "name", "username", "id", "system", "bio", "lore", "knowledge", "adjectives", "topics", "messageExamples");

    @Override
    public boolean recognises(JsonNode entry) {
        var bio = entry.path("bio");
        return entry.has("name")
                && (bio.isTextual() || bio.isArray())
                && Texts.hasAny(entry, "messageExamples", "lore", "style", "topics", "adjectives");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return SECTION;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var name = Texts.firstOf(Texts.of(entry.path("name")), Texts.of(entry.path("username")));
        var draft = Draft.named(name);
        draft.prompt(prompt(entry, name));
        draft.description(Texts.list(entry.path("bio")).stream().findFirst().orElse(""));
        draft.runsOn(null);
        ObjectNode rest = ((ObjectNode) entry).deepCopy();
        Secrets.dropFrom(rest, draft);
        if (rest.path("style") instanceof ObjectNode style) {
            style.remove(List.of("all", "chat"));
        }
        draft.keepOthers(SECTION, rest, MAPPED);
        return List.of(draft.entry());
    }

    private static String prompt(JsonNode entry, String name) {
        var style = new ArrayList<>(Texts.list(entry.path("style").path("all")));
        style.addAll(Texts.list(entry.path("style").path("chat")));
        return Texts.paragraphs(List.of(
                Texts.firstOf(Texts.of(entry.path("system")), "You are " + name + "."),
                listed("About:", Texts.list(entry.path("bio"))),
                listed("Background:", Texts.list(entry.path("lore"))),
                listed("Knowledge:", Texts.list(entry.path("knowledge"))),
                listed("Character:", Texts.list(entry.path("adjectives"))),
                listed("Topics:", Texts.list(entry.path("topics"))),
                listed("Style:", style),
                dialogue(entry.path("messageExamples"))));
    }

    private static String listed(String heading, List<String> lines) {
        return lines.isEmpty() ? "" : heading + "\n- " + String.join("\n- ", lines);
    }

    private static String dialogue(JsonNode examples) {
        var dialogues = new ArrayList<String>();
        for (var example : examples) {
            var lines = new ArrayList<String>();
            for (var message : example) {
                var who = Texts.firstOf(
                        message.path("user").asText(""), message.path("name").asText(""));
                var text = Texts.of(
                        message.path("content").isObject()
                                ? message.path("content").path("text")
                                : message.path("content"));
                lines.add(SOMEBODY.matcher(who + ": " + text).replaceAll("User $1"));
            }
            dialogues.add(String.join("\n", lines));
        }
        var text = Texts.paragraphs(dialogues);
        return text.isEmpty() ? "" : "Example dialogue:\n" + text;
    }
}
