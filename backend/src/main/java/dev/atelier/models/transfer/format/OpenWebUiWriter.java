package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.models.Model;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelContent;
import dev.atelier.models.Picture;
import dev.atelier.models.Suggestion;
import dev.atelier.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model as Open WebUI 0.12.4 exports it. What was imported comes out as it went in, letter for letter, unless it was
 * changed here: a field is only written anew where reading the original would not give what the model holds now.
 */
public final class OpenWebUiWriter {
    private static final ObjectMapper JSON = Json.mapper();

    private final Model model;
    private final @Nullable Picture picture;
    private final boolean isLinked;
    private final ObjectNode entry;
    private final ModelContent before;

    private OpenWebUiWriter(ModelArchive.Archived archived, @Nullable Picture picture) {
        this.model = archived.model();
        this.picture = picture;
        this.entry = JSON.valueToTree(archived.original());
        this.isLinked = isLinked(archived);
        entry.remove(ModelArchive.AVATAR);
        entry.put("id", model.id()); // the original's may have been renamed
        this.before = new OpenWebUiReader(entry).entry().content();
    }

    /** @param picture the model's, where it has one */
    public static ObjectNode write(ModelArchive.Archived archived, @Nullable Picture picture) {
        return new OpenWebUiWriter(archived, picture).entry();
    }

    /** Whether the picture is still the one at the address that was imported. */
    private boolean isLinked(ModelArchive.Archived archived) {
        var link = entry.path("meta").path("profile_image_url").asText();
        return link.startsWith("http")
                && ModelArchive.isMadeOf(archived, Picture.hash(link.getBytes(StandardCharsets.UTF_8)));
    }

    private ObjectNode entry() {
        entry.put("name", model.name());
        entry.put("base_model_id", model.baseModelId());
        params(object(entry, "params"));
        meta(object(entry, "meta"));
        OpenWebUiAccess.write(entry, model.access());
        if (!Objects.equals(before.enabled(), model.enabled())) {
            entry.put("is_active", model.enabled());
        }
        entry.put("updated_at", model.updatedAt().getEpochSecond());
        entry.put("created_at", model.createdAt().getEpochSecond());
        return entry;
    }

    private void params(ObjectNode params) {
        unlessSame(before.systemPrompt(), orEmpty(model.systemPrompt()), "", prompt -> params.put("system", prompt));
        params.remove("model");
        var now = model.params() == null ? Map.<String, Object>of() : model.params();
        var then = before.params() == null ? Map.<String, Object>of() : before.params();
        then.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> {
            params.remove(name);
            if (name.equals("max_tokens")) {
                params.remove("num_predict");
            }
        });
        now.forEach((name, value) -> {
            if (!Json.same(then.get(name), value)) {
                params.set(name, name.equals("logit_bias") ? logitBias(value) : JSON.valueToTree(value));
            }
        });
    }

    private void meta(ObjectNode meta) {
        if (picture != null && !isLinked) {
            meta.put("profile_image_url", picture.dataUrl());
        } else if (!meta.has("profile_image_url")) {
            meta.put("profile_image_url", "/static/favicon.png");
        }
        unlessSame(before.description(), model.description(), "", description -> meta.put("description", description));
        unlessSame(
                before.suggestions(),
                model.suggestions(),
                List.<Suggestion>of(),
                now -> meta.set("suggestion_prompts", suggestions(now)));
        unlessSame(
                before.capabilities(),
                model.capabilities(),
                Map.of(),
                now -> meta.set("capabilities", JSON.valueToTree(now)));
        unlessSame(before.tags(), model.tags(), List.<String>of(), now -> meta.set("tags", tags(now)));
        unlessSame(before.toolIds(), model.toolIds(), List.of(), now -> meta.set("toolIds", JSON.valueToTree(now)));
        unlessSame(
                before.filterIds(), model.filterIds(), List.of(), now -> meta.set("filterIds", JSON.valueToTree(now)));
        unlessSame(
                before.actionIds(), model.actionIds(), List.of(), now -> meta.set("actionIds", JSON.valueToTree(now)));
        unlessSame(
                before.fallbackIds(),
                model.fallbackIds(),
                List.of(),
                now -> meta.set("fallback_ids", JSON.valueToTree(now)));
        unlessSame(before.hidden(), model.hidden(), false, hidden -> meta.put("hidden", hidden));
        if (!Json.same(before.knowledgeIds(), model.knowledgeIds())
                || !Json.same(before.documentIds(), model.documentIds())) {
            knowledge(meta);
        }
        atelier(meta);
    }

    /** What Open WebUI has no field for. */
    private void atelier(ObjectNode meta) {
        unlessSame(before.greeting(), model.greeting(), "", greeting -> object(meta, "atelier")
                .put("greeting", greeting));
        unlessSame(before.examples(), model.examples(), List.of(), examples -> object(meta, "atelier")
                .set("examples", JSON.valueToTree(examples)));
    }

    private void knowledge(ObjectNode meta) {
        var kept = new ArrayList<JsonNode>();
        var wanted = new ArrayList<String>(orEmpty(model.knowledgeIds()));
        wanted.addAll(orEmpty(model.documentIds()));
        for (var item : meta.path("knowledge")) {
            if (wanted.remove(item.isObject() ? item.path("id").asText() : item.asText())) {
                kept.add(item);
            }
        }
        for (var id : wanted) {
            var type = orEmpty(model.documentIds()).contains(id) ? "file" : "collection";
            kept.add(JSON.createObjectNode().put("id", id).put("type", type));
        }
        if (!kept.isEmpty() || meta.path("knowledge").isArray()) {
            meta.set("knowledge", JSON.valueToTree(kept));
        }
    }

    private static ArrayNode suggestions(List<Suggestion> suggestions) {
        var result = JSON.createArrayNode();
        for (var suggestion : suggestions) {
            var written = result.addObject().put("content", suggestion.prompt());
            if (suggestion.title() != null) {
                written.putArray("title").add(suggestion.title()).add("");
            }
        }
        return result;
    }

    private static ArrayNode tags(List<String> tags) {
        var result = JSON.createArrayNode();
        tags.forEach(tag -> result.addObject().put("name", tag));
        return result;
    }

    /** Open WebUI's editor knows it as a text only. */
    private static JsonNode logitBias(Object value) {
        if (!(value instanceof Map<?, ?> biases)) {
            return JSON.valueToTree(value);
        }
        var pairs = biases.entrySet().stream()
                .map(bias -> bias.getKey() + ":" + bias.getValue())
                .toList();
        return JSON.getNodeFactory().textNode(String.join(", ", pairs));
    }

    private static <T> void unlessSame(@Nullable T before, @Nullable T now, T unset, Consumer<T> write) {
        var value = now == null ? unset : now;
        if (!Json.same(before == null ? unset : before, value)) {
            write.accept(value);
        }
    }

    private static ObjectNode object(ObjectNode parent, String field) {
        return parent.path(field) instanceof ObjectNode object ? object : parent.putObject(field);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
