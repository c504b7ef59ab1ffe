package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Presets of LibreChat. */
public final class LibreChat implements Format {
    private static final String SECTION = "librechat";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[(?:PROMPT|TARGETLANGUAGE|INSTRUCTIONS)]");
    private static final Map<String, String> PARAMS = Map.ofEntries(
            Map.entry("temperature", "temperature"),
            Map.entry("top_p", "top_p"),
            Map.entry("topP", "top_p"),
            Map.entry("topK", "top_k"),
            Map.entry("top_k", "top_k"),
            Map.entry("presence_penalty", "presence_penalty"),
            Map.entry("frequency_penalty", "frequency_penalty"),
            Map.entry("maxOutputTokens", "max_tokens"),
            Map.entry("max_tokens", "max_tokens"),
            Map.entry("stop", "stop"),
            Map.entry("reasoning_effort", "reasoning_effort"),
            Map.entry("maxContextTokens", "num_ctx"));
    private static final Set<String> MAPPED = Set.of("title", "promptPrefix", "model", "presetId", "user", "_id");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("promptPrefix").isTextual() && Texts.hasAny(entry, "endpoint", "presetId", "chatGptLabel");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return SECTION;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var draft = Draft.named(Texts.firstOf(
                Texts.of(entry.path("title")),
                Texts.of(entry.path("chatGptLabel")),
                Texts.of(entry.path("modelLabel"))));
        var prompt = Texts.of(entry.path("promptPrefix"));
        draft.prompt(prompt);
        var model = entry.path("model").asText("").strip();
        draft.runsOn(model.isEmpty() ? null : model);
        var reader = new ParamReader(draft);
        entry.properties().forEach(field -> {
            var ours = PARAMS.get(field.getKey());
            if (ours != null && !reader.set(ours, field.getValue())) {
                draft.keep(SECTION, field.getKey(), field.getValue());
            }
        });
        draft.params = reader.values();
        var rest = ((com.fasterxml.jackson.databind.node.ObjectNode) entry).deepCopy();
        rest.remove(PARAMS.keySet());
        Secrets.dropFrom(rest, draft);
        draft.keepOthers(SECTION, rest, MAPPED);
        var placeholders = PLACEHOLDER
                .matcher(prompt)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!placeholders.isEmpty()) {
            draft.problem("The prompt holds placeholders of a prompt tool, which nothing fills here: "
                    + String.join(", ", placeholders) + ".");
        }
        return List.of(draft.entry());
    }
}
