package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Cherry Studio's agents, whose texts may come in several languages. */
public final class CherryStudioAgent implements Format {
    private static final String SECTION = "cherry_agent";
    private static final Set<String> MAPPED = Set.of("name", "id");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("name").isTextual()
                && (entry.path("instructions").isTextual()
                        || entry.path("instructions").isObject())
                && Texts.hasAny(entry, "accessible_paths", "allowed_tools", "mcps");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "cherry-agent";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var draft = Draft.named(entry.path("name").asText());
        draft.description(inLanguage(entry.path("description"), origin));
        draft.prompt(inLanguage(entry.path("instructions"), origin));
        var model = entry.path("model").asText("").strip();
        draft.runsOn(model.isEmpty() ? null : model);
        Pictures.readOrKeepEmoji(entry.path("configuration").path("avatar"), SECTION, draft);
        ObjectNode rest = ((ObjectNode) entry).deepCopy();
        Secrets.dropFrom(rest, draft);
        Stream.of("description", "instructions")
                .filter(field -> rest.path(field).isTextual())
                .toList()
                .forEach(rest::remove);
        var others = draft.keepOthers(SECTION, rest, MAPPED);
        others.removeAll(List.of("description", "instructions"));
        if (!others.isEmpty()) {
            draft.problem(String.join(", ", others) + ": kept for export, no effect here.");
        }
        return List.of(draft.entry());
    }

    private static String inLanguage(JsonNode text, Origin origin) {
        if (!text.isObject()) {
            return Texts.of(text);
        }
        var language = origin.language().getLanguage();
        var fields = text.properties();
        var own =
                fields.stream().filter(field -> field.getKey().split("[-_]")[0].equals(language));
        var english = fields.stream().filter(field -> field.getKey().equals("en-US"));
        return Stream.concat(Stream.concat(own, english), fields.stream())
                .findFirst()
                .map(field -> Texts.of(field.getValue()))
                .orElse("");
    }
}
