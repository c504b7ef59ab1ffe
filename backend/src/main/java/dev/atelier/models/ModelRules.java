package dev.atelier.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.accounts.SharingRules;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model's fields may hold. Pure: asks neither the database nor a connection. */
final class ModelRules {
    static final int NAME = 200;
    static final int DESCRIPTION = 4_000;
    static final int PROMPT = 400_000;
    static final int GREETING = 40_000;
    static final int SUGGESTIONS = 50;
    static final int SUGGESTION = 4_000;
    static final int EXAMPLES = 200;
    static final int TAGS = 50;
    static final int TAG = 64;
    static final int IDS = 200;
    static final int FALLBACKS = 8;
    static final int PARAMS_JSON = 65_536;

    private final List<FieldError> errors = new ArrayList<>();

    private ModelRules() {}

    static List<FieldError> check(ModelContent content) {
        var rules = new ModelRules();
        rules.texts(content);
        rules.lists(content);
        rules.params(content.params());
        rules.errors.addAll(SharingRules.form(content.access()));
        return rules.errors;
    }

    private void texts(ModelContent content) {
        if (content.name() == null || content.name().isBlank()) {
            wrong("/name", "must not be empty");
        }
        text("/name", content.name(), NAME);
        text("/description", content.description(), DESCRIPTION);
        text("/base_model_id", content.baseModelId(), ModelIds.LONGEST);
        text("/system_prompt", content.systemPrompt(), PROMPT);
        text("/greeting", content.greeting(), GREETING);
    }

    private void lists(ModelContent content) {
        var suggestions = orEmpty(content.suggestions());
        size("/suggestions", suggestions, SUGGESTIONS);
        for (var i = 0; i < suggestions.size(); i++) {
            suggestion("/suggestions/" + i, suggestions.get(i));
        }
        var examples = orEmpty(content.examples());
        size("/examples", examples, EXAMPLES);
        for (var i = 0; i < examples.size(); i++) {
            example("/examples/" + i, examples.get(i));
        }
        fallbacks(orEmpty(content.fallbackIds()), content.baseModelId());
        words("/tags", content.tags(), TAGS, TAG);
        words("/knowledge_ids", content.knowledgeIds(), IDS, ModelIds.LONGEST);
        words("/document_ids", content.documentIds(), IDS, ModelIds.LONGEST);
        words("/tool_ids", content.toolIds(), IDS, ModelIds.LONGEST);
        words("/filter_ids", content.filterIds(), IDS, ModelIds.LONGEST);
        words("/action_ids", content.actionIds(), IDS, ModelIds.LONGEST);
        var capabilities = content.capabilities();
        if (capabilities != null && capabilities.size() > IDS) {
            wrong("/capabilities", "must have at most " + IDS + " entries");
        }
    }

    private void fallbacks(List<String> ids, @Nullable String base) {
        words("/fallback_ids", ids, FALLBACKS, ModelIds.LONGEST);
        for (var i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) < i) {
                wrong("/fallback_ids/" + i, "is named twice");
            } else if (ids.get(i) != null && ids.get(i).equals(base)) {
                wrong("/fallback_ids/" + i, "is the base model itself");
            }
        }
    }

    private void suggestion(String pointer, @Nullable Suggestion suggestion) {
        if (suggestion == null
                || suggestion.prompt() == null
                || suggestion.prompt().isBlank()) {
            wrong(pointer + "/prompt", "must not be empty");
            return;
        }
        text(pointer + "/prompt", suggestion.prompt(), SUGGESTION);
        text(pointer + "/title", suggestion.title(), NAME);
    }

    private void example(String pointer, @Nullable Example example) {
        if (example == null || example.role() == null) {
            wrong(pointer + "/role", "must be user, assistant or system");
        } else if (example.text() == null) {
            wrong(pointer + "/text", "must be a text");
        } else {
            text(pointer + "/text", example.text(), GREETING);
        }
    }

    private void words(String pointer, @Nullable List<String> words, int most, int longest) {
        var list = orEmpty(words);
        size(pointer, list, most);
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i) == null || list.get(i).isBlank()) {
                wrong(pointer + "/" + i, "must not be empty");
            }
            text(pointer + "/" + i, list.get(i), longest);
        }
    }

    private void params(@Nullable Map<String, Object> params) {
        if (params == null) {
            return;
        }
        errors.addAll(dev.atelier.connections.Parameters.check(params));
        try {
            if (Json.mapper().writeValueAsString(params).length() > PARAMS_JSON) {
                wrong("/params", "must be at most " + PARAMS_JSON + " characters of JSON");
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        params.keySet().forEach(name -> text("/params/" + name, name, 100));
        if (holdsNul(params)) {
            wrong("/params", "must hold no NUL character");
        }
    }

    private void text(String pointer, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            wrong(pointer, "must have at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            wrong(pointer, "must hold no NUL character");
        }
    }

    private void size(String pointer, List<?> list, int most) {
        if (list.size() > most) {
            wrong(pointer, "must have at most " + most + " entries");
        }
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    private static boolean holdsNul(@Nullable Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case Map<?, ?> map -> map.values().stream().anyMatch(ModelRules::holdsNul);
            case List<?> list -> list.stream().anyMatch(ModelRules::holdsNul);
            case null, default -> false;
        };
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Trimmed, without empty ones and without repeats that differ only in case; the first spelling stays. */
    static List<String> tidyTags(@Nullable List<String> tags) {
        var kept = new LinkedHashMap<String, String>();
        for (var tag : orEmpty(tags)) {
            var trimmed = tag.strip();
            if (!trimmed.isEmpty()) {
                kept.putIfAbsent(trimmed.toLowerCase(Locale.ROOT), trimmed);
            }
        }
        return List.copyOf(kept.values());
    }
}
