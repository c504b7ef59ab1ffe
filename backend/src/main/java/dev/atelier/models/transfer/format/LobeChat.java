package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Agents of LobeChat: as their authors write them, with an identifier, or as built for one language. */
public final class LobeChat implements Format {
    private static final String SECTION = "lobechat";
    private static final Pattern BUILD = Pattern.compile(".*?([^/]+?)(?:/|__)index(?:\\.([A-Za-z-]+))?\\.json");
    private static final Set<String> MAPPED = Set.of("identifier", "meta", "config", "examples", "openingQuestions");
    private static final Set<String> MAPPED_CONFIG =
            Set.of("systemRole", "openingQuestions", "openingMessage", "model", "params", "plugins");

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("config").path("systemRole").isTextual();
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return entry.has("identifier") ? "lobechat source" : "lobechat locale build";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var meta = entry.path("meta");
        var config = entry.path("config");
        var draft = draft(entry, origin);
        draft.name(Texts.firstOf(Texts.of(meta.path("title")), Texts.of(entry.path("identifier"))));
        draft.description(Texts.firstOf(Texts.of(meta.path("description")), Texts.of(entry.path("summary"))));
        var tags = new ArrayList<>(OpenWebUiMeta.tags(meta.path("tags")));
        tags.addAll(Texts.list(meta.path("category")));
        draft.tags = tags;
        Pictures.readOrKeepEmoji(meta.path("avatar"), SECTION, draft);
        draft.prompt(Texts.of(config.path("systemRole")));
        draft.greeting = config.path("openingMessage").isTextual() ? Texts.of(config.path("openingMessage")) : null;
        draft.suggest(
                config.has("openingQuestions") ? config.path("openingQuestions") : entry.path("openingQuestions"));
        var model = config.path("model").asText("").strip();
        draft.runsOn(model.isEmpty() ? null : model);
        params(config, draft);
        draft.examples = examples(entry.path("examples"));
        for (var plugin : Texts.list(config.path("plugins"))) {
            draft.mentions.add(new Mention("tool", plugin, null));
        }
        draft.keep(SECTION, "plugins", config.path("plugins"));
        draft.keepOthers(SECTION, entry, MAPPED);
        draft.keepOthers(SECTION, config, MAPPED_CONFIG);
        return List.of(draft.entry());
    }

    /** The build of a language has no id of its own but the name of its folder. */
    private static Draft draft(JsonNode entry, Origin origin) {
        var identifier = Texts.of(entry.path("identifier")).strip();
        if (!identifier.isEmpty()) {
            return Ids.slug(identifier).equals(identifier) ? Draft.withId(identifier) : Draft.named(identifier);
        }
        var build = BUILD.matcher(origin.file().replace('\\', '/'));
        if (!build.matches()) {
            return Draft.named(Texts.of(entry.path("meta").path("title")));
        }
        var folder =
                build.group(1).substring(build.group(1).lastIndexOf("__") + 1).replaceFirst("^_", "");
        var language = build.group(2) == null ? "" : "-" + build.group(2);
        return Draft.named(folder + language.toLowerCase(Locale.ROOT));
    }

    private static void params(JsonNode config, Draft draft) {
        var reader = new ParamReader(draft);
        config.path("params").properties().forEach(param -> {
            if (!ParamReader.isKnown(param.getKey()) || !reader.set(param.getKey(), param.getValue())) {
                draft.keep(SECTION, "params_" + param.getKey(), param.getValue());
            }
        });
        draft.params = reader.values();
    }

    private static List<Example> examples(JsonNode given) {
        var examples = new ArrayList<Example>();
        given.forEach(example -> {
            var text = Texts.of(example.path("content"));
            switch (example.path("role").asText()) {
                case "user" -> examples.add(new Example(Example.Role.USER, text));
                case "assistant" -> examples.add(new Example(Example.Role.ASSISTANT, text));
                case "system" -> examples.add(new Example(Example.Role.SYSTEM, text));
                default -> {}
            }
        });
        return examples;
    }
}
