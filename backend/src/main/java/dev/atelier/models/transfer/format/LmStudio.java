package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Presets of LM Studio 0.2: mostly a chat template, sometimes a prompt. */
public final class LmStudio implements Format {
    private static final String SECTION = "lmstudio";
    private static final Map<String, String> PARAMS = Map.of(
            "temp", "temperature",
            "n_predict", "max_tokens",
            "top_k", "top_k",
            "top_p", "top_p",
            "min_p", "min_p",
            "repeat_penalty", "repeat_penalty",
            "seed", "seed");
    private static final Set<String> TEMPLATE =
            Set.of("input_prefix", "input_suffix", "pre_prompt_prefix", "pre_prompt_suffix");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("inference_params").isObject();
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return SECTION;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var inference = entry.path("inference_params");
        var draft = Draft.named(Texts.firstOf(
                Texts.of(entry.path("name")), origin.fileName().replaceFirst("(?:\\.preset)?\\.json$", "")));
        var prompt = Texts.of(inference.path("pre_prompt"));
        draft.prompt(prompt);
        if (prompt.isBlank()) {
            draft.problem("A chat template without a prompt.");
        }
        params(inference, draft);
        draft.runsOnLike(Texts.of(entry.path("name")));
        draft.keep(SECTION, "load_params", entry.path("load_params"));
        var others = draft.keepOthers(SECTION, inference, Set.of("pre_prompt", "antiprompt"));
        if (others.stream().anyMatch(TEMPLATE::contains)
                || entry.path("load_params").size() > 0) {
            draft.problem("The chat template belongs to the base model: kept for export, no effect here.");
        }
        return List.of(draft.entry());
    }

    private static void params(JsonNode inference, Draft draft) {
        var reader = new ParamReader(draft);
        var stops = JsonNodeFactory.instance.arrayNode();
        inference.path("antiprompt").forEach(stop -> {
            if (!stop.asText().isEmpty()) {
                stops.add(stop.asText());
            }
        });
        if (!stops.isEmpty()) {
            reader.set("stop", stops);
        }
        PARAMS.forEach((theirs, ours) -> reader.set(ours, inference.path(theirs)));
        draft.params = reader.values();
    }
}
