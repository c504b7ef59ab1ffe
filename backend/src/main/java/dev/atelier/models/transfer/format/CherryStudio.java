package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Cherry Studio's list of assistants. */
public final class CherryStudio implements Format {
    private static final String SECTION = "cherry";
    private static final Set<String> MAPPED = Set.of("name", "description", "prompt", "group", "emoji");

    @Override
    public boolean recognises(JsonNode entry) {
        return Texts.isText(entry, "name", "prompt") && Texts.hasAny(entry, "emoji", "group");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return SECTION;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var draft = Draft.named(entry.path("name").asText());
        draft.description(Texts.of(entry.path("description")));
        draft.prompt(Texts.of(entry.path("prompt")));
        draft.tags = Texts.list(entry.path("group"));
        draft.runsOn(null);
        Pictures.readOrKeepEmoji(entry.path("emoji"), SECTION, draft);
        draft.keepOthers(SECTION, entry, MAPPED);
        return List.of(draft.entry());
    }
}
