package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Assistants of HuggingChat, as its data export has them. */
public final class HuggingChat implements Format {
    private static final String SECTION = "huggingchat";
    private static final Map<String, String> PARAMS = Map.of(
            "temperature", "temperature",
            "top_p", "top_p",
            "top_k", "top_k",
            "repetition_penalty", "repeat_penalty");
    private static final Set<String> MAPPED = Set.of(
            "_id",
            "name",
            "description",
            "preprompt",
            "exampleInputs",
            "modelId",
            "avatar",
            "generateSettings",
            "createdById",
            "createdByName",
            "createdAt",
            "updatedAt",
            "rag",
            "dynamicPrompt");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("preprompt").isTextual() && Texts.hasAny(entry, "modelId", "createdById", "exampleInputs");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return SECTION;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var draft = Draft.named(Texts.of(entry.path("name")));
        draft.description(Texts.of(entry.path("description")));
        draft.prompt(Texts.of(entry.path("preprompt")));
        draft.suggest(entry.path("exampleInputs"));
        var model = entry.path("modelId").asText("").strip();
        draft.runsOn(model.isEmpty() ? null : model);
        Pictures.read(entry.path("avatar"), draft);
        var reader = new ParamReader(draft);
        PARAMS.forEach((theirs, ours) ->
                reader.set(ours, entry.path("generateSettings").path(theirs)));
        draft.params = reader.values();
        draft.keepOthers(SECTION, entry, MAPPED);
        fetched(entry, draft);
        return List.of(draft.entry());
    }

    private static void fetched(JsonNode entry, Draft draft) {
        var fromPages = entry.path("dynamicPrompt").asBoolean(false)
                || !entry.path("rag").path("allowedLinks").isEmpty()
                || !entry.path("rag").path("allowedDomains").isEmpty()
                || entry.path("rag").path("allowAllDomains").asBoolean(false);
        if (fromPages) {
            draft.keep(SECTION, "dynamicPrompt", entry.path("dynamicPrompt"));
            draft.keep(SECTION, "rag", entry.path("rag"));
            draft.problem("It fetched web pages into the prompt; that is not done here.");
        }
    }
}
