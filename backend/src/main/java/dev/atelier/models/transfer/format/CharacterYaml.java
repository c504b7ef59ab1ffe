package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Characters of text-generation-webui: a name, a context, a greeting, as YAML. */
public final class CharacterYaml implements Format {
    private static final Set<String> MAPPED = Set.of("name", "context", "persona", "greeting");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("name").isTextual()
                && !entry.has("system_prompt")
                && Texts.hasAny(entry, "context", "greeting", "persona");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "card " + origin.container();
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var draft = Draft.named(entry.path("name").asText());
        var words = new CardWords(Texts.of(entry.path("name")));
        draft.prompt(
                words.in(Texts.paragraphs(List.of(Texts.of(entry.path("context")), Texts.of(entry.path("persona"))))));
        draft.greeting = words.in(Texts.of(entry.path("greeting")).strip());
        draft.runsOn(null);
        draft.keepOthers(CharacterCard.SECTION, entry, MAPPED);
        words.unknown(draft.systemPrompt).ifPresent(draft::problem);
        return List.of(draft.entry());
    }
}
