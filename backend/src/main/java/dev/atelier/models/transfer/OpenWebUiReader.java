package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.models.Example;
import dev.atelier.models.ModelContent;
import dev.atelier.models.Suggestion;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of an Open WebUI export: flat ones of every generation, and the entries of {@code /api/models} that carry
 * the model under {@code info}. The shapes were taken from real files and from Open WebUI 0.12.4 as it runs.
 */
final class OpenWebUiReader {
    private static final int LONGEST_NAME = 200;

    private final JsonNode entry;
    private final JsonNode meta;
    private final List<String> problems = new ArrayList<>();
    private final List<ImportReport.Unresolved> mentions = new ArrayList<>();

    private OpenWebUiReader(JsonNode entry) {
        this.entry = entry;
        this.meta = entry.path("meta");
    }

    static boolean recognises(JsonNode node) {
        return node.isObject() && (isModel(node) || node.path("info").isObject() || isListing(node));
    }

    private static boolean isModel(JsonNode node) {
        var named = node.path("id").isTextual() || node.path("name").isTextual();
        return named && (node.path("params").isObject() || node.path("meta").isObject() && node.has("base_model_id"));
    }

    /** What a provider says of a model: an id and an owner, and nothing that a person wrote. */
    private static boolean isListing(JsonNode node) {
        return node.path("id").isTextual()
                && (node.has("object") || node.has("owned_by") || node.has("openai") || node.has("ollama"));
    }

    /** The generation of the export, as far as the entry tells. */
    static String generation(JsonNode node) {
        if (node.path("info").isObject()) {
            return "open-webui G1";
        }
        if (node.has("version_id") || node.has("background_image_data")) {
            return "open-webui 0.12.4";
        }
        if (node.has("access_grants")) {
            return "open-webui G4";
        }
        if (isListing(node)) {
            return isModel(node) ? "open-webui G3" : "open-webui listing";
        }
        return node.has("access_control") ? "open-webui G2" : "open-webui flat";
    }

    static Incoming read(JsonNode node) {
        var outerId = node.path("id").asText(null);
        var content = node.path("info").isObject() ? node.path("info") : node;
        if (!recognises(node)) {
            return new Incoming.Refused(outerId, ImportReport.Kind.WORKSPACE, "This entry is no model.");
        }
        if (!isModel(content)) {
            return new Incoming.Nothing(outerId, "A provider's listing: nothing to import.");
        }
        return new OpenWebUiReader(content).entry();
    }

    private Incoming entry() {
        var sourceId = entry.path("id").asText(entry.path("name").asText());
        var base = baseModelId();
        if (base == null || base.equals(sourceId)) {
            return new Incoming.Refused(
                    sourceId,
                    ImportReport.Kind.BASE,
                    "These are settings of a base model, which cannot be imported yet.");
        }
        var params = new OpenWebUiParams(entry.path("params"), problems).read();
        var content = new ModelContent(
                ImportIds.valid(sourceId, problems),
                name(sourceId),
                present(meta, "description") ? text(meta.path("description")) : null,
                base,
                fallbacks(),
                entry.path("params").has("system") || params.isEmpty()
                        ? text(entry.path("params").path("system"))
                        : null,
                params,
                suggestions(),
                ours("greeting", new TypeReference<String>() {}),
                ours("examples", new TypeReference<List<Example>>() {}),
                knowledge("collection"),
                knowledge("file"),
                ids("toolIds", "tool"),
                ids("filterIds", "filter"),
                ids("actionIds", "action"),
                capabilities(),
                tags(),
                meta.has("hidden") ? meta.path("hidden").asBoolean() : null,
                entry.has("is_active") ? entry.path("is_active").asBoolean(true) : null,
                OpenWebUiAccess.read(entry, problems));
        mentions.addFirst(new ImportReport.Unresolved("base_model", base));
        return new Incoming.Entry(sourceId, content, OpenWebUiOriginal.of(entry), mentions, problems);
    }

    private @Nullable List<String> fallbacks() {
        if (!meta.path("fallback_ids").isArray()) {
            return null;
        }
        var result = new ArrayList<String>();
        meta.path("fallback_ids").forEach(id -> add(result, "base_model", id.asText("")));
        return result;
    }

    private @Nullable String baseModelId() {
        var given = entry.path("base_model_id");
        var inParams = entry.path("params").path("model").asText(null);
        if (given.isTextual() && !given.asText().isBlank()) {
            if (inParams != null && !inParams.equals(given.asText())) {
                problems.add("params.model says " + inParams + "; base_model_id is followed.");
            }
            return given.asText();
        }
        return entry.has("base_model_id") ? null : inParams;
    }

    private String name(String sourceId) {
        var name = entry.path("name").asText("").strip().replace("\0", "");
        if (name.isEmpty()) {
            return sourceId;
        }
        if (name.length() > LONGEST_NAME) {
            problems.add("The name was cut at " + LONGEST_NAME + " characters.");
            return name.substring(0, LONGEST_NAME);
        }
        return name;
    }

    private @Nullable List<Suggestion> suggestions() {
        if (!meta.has("suggestion_prompts")) {
            return null;
        }
        var result = new ArrayList<Suggestion>();
        for (var given : meta.path("suggestion_prompts")) {
            var prompt = text(given.path("content"));
            if (!prompt.isBlank()) {
                result.add(new Suggestion(title(given.path("title")), prompt));
            }
        }
        return result;
    }

    /** Open WebUI's title is a pair of lines. */
    private static @Nullable String title(JsonNode given) {
        var lines = new ArrayList<String>();
        given.forEach(line -> lines.add(text(line).strip()));
        var title = given.isTextual() ? text(given) : String.join(" ", lines).strip();
        return title.isEmpty() ? null : title;
    }

    private @Nullable Map<String, Boolean> capabilities() {
        if (!meta.has("capabilities")) {
            return null;
        }
        var result = new LinkedHashMap<String, Boolean>();
        meta.path("capabilities").properties().forEach(capability -> {
            if (capability.getValue().isBoolean()) {
                result.put(capability.getKey(), capability.getValue().asBoolean());
            } else if (!capability.getValue().isNull()) {
                problems.add(
                        "The capability " + capability.getKey() + " is neither true nor false; it is kept for export.");
            }
        });
        return result;
    }

    private @Nullable List<String> tags() {
        if (!meta.has("tags")) {
            return null;
        }
        var result = new ArrayList<String>();
        meta.path("tags").forEach(tag -> {
            var name = text(tag.isObject() ? tag.path("name") : tag).strip();
            if (!name.isEmpty()) {
                result.add(name);
            }
        });
        return result;
    }

    private @Nullable List<String> ids(String field, String kind) {
        if (!meta.has(field)) {
            return null;
        }
        var result = new ArrayList<String>();
        meta.path(field).forEach(id -> add(result, kind, id.asText("")));
        return result;
    }

    /** Plain ids and objects without a type are collections, as older exports write them. */
    private @Nullable List<String> knowledge(String type) {
        if (!meta.has("knowledge")) {
            return null;
        }
        var result = new ArrayList<String>();
        for (var item : meta.path("knowledge")) {
            var itsType = item.path("type").asText("collection");
            if (itsType.equals(type)) {
                add(
                        result,
                        type.equals("file") ? "document" : "knowledge",
                        item.isObject() ? item.path("id").asText("") : item.asText());
            }
        }
        return result;
    }

    private void add(List<String> ids, String kind, String id) {
        if (!id.isBlank()) {
            ids.add(id);
            mentions.add(new ImportReport.Unresolved(kind, id));
        }
    }

    /** What only Atelier has, from an export of its own. */
    private <T> @Nullable T ours(String field, TypeReference<T> type) {
        var given = meta.path("atelier").path(field);
        return given.isMissingNode() || given.isNull() ? null : Json.mapper().convertValue(given, type);
    }

    private static boolean present(JsonNode object, String field) {
        return object instanceof ObjectNode && object.has(field);
    }

    /** Line ends become LF; NUL, which cannot be stored, goes. */
    static String text(JsonNode node) {
        return node.asText("").replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }
}
