package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.Example;
import dev.atelier.models.Suggestion;
import dev.atelier.platform.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flat manifests that people write by hand: a name and a prompt. A model as Atelier's own API gives it is one too. */
public final class Plain implements Format {
    static final String WORD = "plain";
    private static final String[] BESIDE_SYSTEM = {
        "tool_ids", "skill_ids", "builtin_tools", "access", "base_model", "base_model_id", "model"
    };
    private static final Set<String> MAPPED = Set.of(
            "id",
            "name",
            "description",
            "system_prompt",
            "system",
            "base_model_id",
            "base_model",
            "model",
            "tags",
            "tool_ids",
            "filter_ids",
            "action_ids",
            "knowledge_ids",
            "document_ids",
            "suggestions",
            "greeting",
            "examples",
            "capabilities",
            "params",
            "hidden",
            "enabled",
            "avatar_url",
            "owner",
            "version",
            "created_at",
            "updated_at",
            "permissions");

    /** A model of Atelier's own API: has {@code params} like Open WebUI's, but no {@code meta}. */
    static boolean isOurs(JsonNode entry) {
        return Texts.isText(entry, "name", "system_prompt")
                && !entry.path("meta").isObject();
    }

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.path("name").isTextual()
                && (entry.path("system_prompt").isTextual()
                        || entry.path("system").isTextual() && Texts.hasAny(entry, BESIDE_SYSTEM));
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return WORD;
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var id = entry.path("id").asText("");
        var draft = id.isBlank() ? Draft.named(entry.path("name").asText()) : Draft.withId(id);
        draft.name(entry.path("name").asText());
        draft.description(Texts.of(entry.path("description")));
        draft.prompt(Texts.of(entry.has("system_prompt") ? entry.path("system_prompt") : entry.path("system")));
        var base = Texts.firstOf(
                entry.path("base_model_id").asText(""),
                entry.path("base_model").asText(""),
                entry.path("model").asText(""));
        draft.runsOn(base.isEmpty() ? null : base);
        draft.tags = OpenWebUiMeta.tags(entry.path("tags"));
        lists(entry, draft);
        params(entry, draft);
        var others = draft.keepOthers(WORD, withoutParams(entry, draft), MAPPED);
        if (!others.isEmpty()) {
            draft.problem(String.join(", ", others) + ": kept for export, no effect here.");
        }
        if (entry.path("access").asText("").equals("public")) {
            draft.problem("access: “public” is not followed; the model is private unless you say otherwise.");
        }
        return List.of(draft.entry());
    }

    private static void lists(JsonNode entry, Draft draft) {
        draft.toolIds = ids(entry, "tool_ids", "tool", draft);
        draft.filterIds = ids(entry, "filter_ids", "filter", draft);
        draft.actionIds = ids(entry, "action_ids", "action", draft);
        draft.knowledgeIds = ids(entry, "knowledge_ids", "knowledge", draft);
        draft.documentIds = ids(entry, "document_ids", "document", draft);
        draft.suggestions = ours(entry, "suggestions", new TypeReference<List<Suggestion>>() {});
        draft.examples = ours(entry, "examples", new TypeReference<List<Example>>() {});
        draft.capabilities = ours(entry, "capabilities", new TypeReference<LinkedHashMap<String, Boolean>>() {});
        draft.greeting = entry.path("greeting").isTextual() ? Texts.of(entry.path("greeting")) : null;
        draft.hidden = entry.path("hidden").isBoolean() ? entry.path("hidden").asBoolean() : null;
        draft.enabled =
                entry.path("enabled").isBoolean() ? entry.path("enabled").asBoolean() : null;
    }

    private static @Nullable List<String> ids(JsonNode entry, String field, String kind, Draft draft) {
        if (!entry.path(field).isArray()) {
            return null;
        }
        var ids = Texts.list(entry.path(field)).stream().distinct().toList();
        ids.forEach(id -> draft.mentions.add(new Mention(kind, id, null)));
        return ids;
    }

    private static <T> @Nullable T ours(JsonNode entry, String field, TypeReference<T> type) {
        try {
            return entry.hasNonNull(field) ? Json.mapper().convertValue(entry.path(field), type) : null;
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    /** Under {@code params}, and at the top where their names leave no doubt. */
    private static void params(JsonNode entry, Draft draft) {
        var reader = new ParamReader(draft);
        entry.path("params").properties().forEach(param -> reader.set(param.getKey(), param.getValue()));
        entry.properties().forEach(field -> {
            if (ParamReader.isKnown(field.getKey())) {
                reader.set(field.getKey().equals("num_predict") ? "max_tokens" : field.getKey(), field.getValue());
            }
        });
        draft.params = reader.values();
    }

    private static JsonNode withoutParams(JsonNode entry, Draft draft) {
        var rest = (com.fasterxml.jackson.databind.node.ObjectNode) entry.deepCopy();
        var known = new HashSet<String>();
        rest.fieldNames().forEachRemaining(name -> {
            if (ParamReader.isKnown(name)) {
                known.add(name);
            }
        });
        rest.remove(known);
        Secrets.dropFrom(rest, draft);
        return rest;
    }
}
