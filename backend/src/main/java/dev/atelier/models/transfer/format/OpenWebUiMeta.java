package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.Example;
import dev.atelier.models.Suggestion;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code meta}: what the model looks like, and what it uses. */
final class OpenWebUiMeta {
    private static final int LONGEST_TITLE = 200;
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "skillIds",
            "builtinTools",
            "defaultFeatureIds",
            "defaultFilterIds",
            "terminalId",
            "tts",
            "voice",
            "voice_avatar",
            "i18n",
            "background_image_url",
            "background_image_data");

    private final JsonNode meta;
    private final Draft draft;

    OpenWebUiMeta(JsonNode meta, Draft draft) {
        this.meta = meta;
        this.draft = draft;
    }

    void read() {
        if (meta.has("description")) {
            draft.description(Texts.of(meta.path("description")));
        }
        Pictures.read(meta.path("profile_image_url"), draft);
        draft.suggestions = meta.has("suggestion_prompts") ? suggestions(meta.path("suggestion_prompts")) : null;
        draft.tags = meta.has("tags") ? tags(meta.path("tags")) : null;
        draft.hidden = meta.has("hidden") ? meta.path("hidden").asBoolean() : null;
        capabilities();
        knowledge();
        draft.toolIds = ids("toolIds", "tool");
        draft.filterIds = ids("filterIds", "filter");
        ids("defaultFilterIds", "filter");
        draft.actionIds = ids("actionIds", "action");
        draft.fallbackIds = ids("fallback_ids", Mention.BASE_MODEL);
        draft.greeting = ours("greeting", new TypeReference<String>() {});
        draft.examples = ours("examples", new TypeReference<List<Example>>() {});
        withoutEffect();
    }

    static List<Suggestion> suggestions(JsonNode given) {
        var result = new ArrayList<Suggestion>();
        for (var one : given) {
            var prompt = Texts.of(one.isTextual() ? one : one.path("content"));
            if (!prompt.isBlank()) {
                result.add(new Suggestion(title(one.path("title")), prompt));
            }
        }
        return result;
    }

    /** Open WebUI's title is a pair of lines. */
    private static @Nullable String title(JsonNode given) {
        var title = String.join(" ", Texts.list(given)).strip();
        return title.isEmpty() ? null : Texts.cut(title, LONGEST_TITLE);
    }

    static List<String> tags(JsonNode given) {
        var result = new ArrayList<String>();
        given.forEach(tag -> {
            var name = Texts.of(tag.isObject() ? tag.path("name") : tag).strip();
            if (!name.isEmpty()) {
                result.add(name);
            }
        });
        return result;
    }

    private void capabilities() {
        if (!meta.has("capabilities")) {
            return;
        }
        var result = new LinkedHashMap<String, Boolean>();
        meta.path("capabilities").properties().forEach(capability -> {
            if (capability.getValue().isBoolean()) {
                result.put(capability.getKey(), capability.getValue().asBoolean());
            } else if (!capability.getValue().isNull()) {
                draft.problem(
                        "The capability " + capability.getKey() + " is neither true nor false; it is kept for export.");
            }
        });
        draft.capabilities = result;
    }

    private @Nullable List<String> ids(String field, String kind) {
        if (!meta.has(field)) {
            return null;
        }
        var result = new ArrayList<String>();
        meta.path(field).forEach(id -> add(result, kind, id.asText(""), null));
        return result;
    }

    /** Plain ids and objects without a type are collections, as older exports write them. */
    private void knowledge() {
        if (!meta.has("knowledge")) {
            return;
        }
        var collections = new ArrayList<String>();
        var files = new ArrayList<String>();
        for (var item : meta.path("knowledge")) {
            var id = item.isObject() ? item.path("id").asText("") : item.asText("");
            var name = item.path("name").asText(null);
            switch (item.path("type").asText("collection")) {
                case "collection" -> add(collections, "knowledge", id, name);
                case "file" -> add(files, "document", id, name);
                default -> add(new ArrayList<>(), item.path("type").asText(), id, name);
            }
        }
        draft.knowledgeIds = collections;
        draft.documentIds = files;
    }

    private void add(List<String> ids, String kind, String id, @Nullable String name) {
        if (!id.isBlank() && !ids.contains(id)) {
            ids.add(id);
            draft.mentions.add(new Mention(kind, id, name));
        }
    }

    private void withoutEffect() {
        var names = meta.properties().stream()
                .filter(field -> WITHOUT_EFFECT.contains(field.getKey()))
                .filter(field -> !field.getValue().isNull()
                        && !(field.getValue().isContainerNode()
                                && field.getValue().isEmpty()))
                .map(field -> "meta." + field.getKey())
                .toList();
        if (!names.isEmpty()) {
            draft.problem(String.join(", ", names) + ": kept for export, no effect here.");
        }
    }

    /** What only Atelier has, from an export of its own. */
    private <T> @Nullable T ours(String field, TypeReference<T> type) {
        var given = meta.path("atelier").path(field);
        try {
            return given.isMissingNode() || given.isNull()
                    ? null
                    : Json.mapper().convertValue(given, type);
        } catch (IllegalArgumentException foreign) {
            draft.problem("meta.atelier." + field + " is not what Atelier writes there; it is not used.");
            return null;
        }
    }
}
