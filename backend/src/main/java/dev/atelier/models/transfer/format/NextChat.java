package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Prompt lists as NextChat has them: pairs of a title and a prompt, or several such lists by language. */
public final class NextChat implements Format {
    private static final Set<String> TRADITIONAL = Set.of("zh-TW", "zh-HK", "zh-Hant");

    @Override
    public boolean recognises(JsonNode entry) {
        return isList(entry) || isByLanguage(entry);
    }

    /** An array of arrays with at least one pair of texts. */
    private static boolean isList(JsonNode node) {
        return node.isArray()
                && !node.isEmpty()
                && all(node, JsonNode::isArray)
                && StreamSupport.stream(node.spliterator(), false).anyMatch(NextChat::isPair);
    }

    private static boolean isByLanguage(JsonNode entry) {
        return entry.isObject() && !entry.isEmpty() && all(entry, NextChat::isList);
    }

    private static boolean all(JsonNode node, java.util.function.Predicate<JsonNode> test) {
        return StreamSupport.stream(node.spliterator(), false).allMatch(test);
    }

    private static boolean isPair(JsonNode pair) {
        return pair.isArray() && pair.path(0).isTextual() && pair.path(1).isTextual();
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "prompt-list";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var found = new ArrayList<Incoming>();
        if (entry.isArray()) {
            entry.forEach(pair -> found.add(model(pair)));
            return found;
        }
        var mine = list(entry, origin.language());
        entry.properties().forEach(list -> list.getValue().forEach(pair -> {
            var isMine = list.getKey().equals(mine);
            found.add(
                    isMine
                            ? model(pair)
                            : new Incoming.Nothing(
                                    title(pair), "The list of another language: " + list.getKey() + "."));
        }));
        return found;
    }

    /** The caller's language, else English, else the first there is. */
    private static String list(JsonNode entry, Locale language) {
        var tag = language.toLanguageTag();
        var spoken = language.getLanguage();
        var chinese = TRADITIONAL.contains(tag) ? "tw" : "cn";
        var wanted = spoken.equals("zh") ? chinese : entry.has(spoken) ? spoken : "en";
        return entry.has(wanted) ? wanted : entry.fieldNames().next();
    }

    private static Incoming model(JsonNode pair) {
        if (!isPair(pair) || Texts.of(pair.path(1)).isBlank() || title(pair).isBlank()) {
            return new Incoming.Nothing(title(pair), "An empty pair.");
        }
        var draft = Draft.named(title(pair));
        draft.prompt(Texts.of(pair.path(1)));
        draft.runsOn(null);
        return draft.entry();
    }

    private static String title(JsonNode pair) {
        return Texts.of(pair.path(0)).strip();
    }
}
