package dev.atelier.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves a model's content: from what a caller wrote into a row, from a row into its clone. */
final class ModelCopy {
    private static final String CLONE_MARK = " (Clone)";

    private ModelCopy() {}

    static void into(ModelEntity model, ModelContent content) {
        model.name = orEmpty(content.name()).strip();
        model.description = orEmpty(content.description());
        model.baseModelId = content.baseModelId();
        model.fallbackIds = ModelRules.orEmpty(content.fallbackIds());
        model.systemPrompt = orEmpty(content.systemPrompt());
        model.params = set(content.params());
        model.suggestions = ModelRules.orEmpty(content.suggestions());
        model.greeting = orEmpty(content.greeting());
        model.examples = ModelRules.orEmpty(content.examples());
        model.knowledgeIds = ModelRules.orEmpty(content.knowledgeIds());
        model.documentIds = ModelRules.orEmpty(content.documentIds());
        model.toolIds = ModelRules.orEmpty(content.toolIds());
        model.filterIds = ModelRules.orEmpty(content.filterIds());
        model.actionIds = ModelRules.orEmpty(content.actionIds());
        model.capabilities = content.capabilities() == null ? Map.of() : content.capabilities();
        model.tags = ModelRules.tidyTags(content.tags());
        model.hidden = Boolean.TRUE.equals(content.hidden());
        model.enabled = !Boolean.FALSE.equals(content.enabled());
        var access = content.access() == null ? ModelSharing.unsaid(model.kind) : content.access();
        model.visibility = access.visibility();
        model.grants = access.stored();
    }

    /** The clone shows itself, is on and is private, whatever the original is. */
    static ModelEntity of(ModelEntity original) {
        var copy = new ModelEntity();
        copy.description = original.description;
        copy.baseModelId = original.baseModelId;
        copy.fallbackIds = List.copyOf(original.fallbackIds);
        copy.systemPrompt = original.systemPrompt;
        copy.params = original.params;
        copy.suggestions = original.suggestions;
        copy.greeting = original.greeting;
        copy.examples = original.examples;
        copy.knowledgeIds = List.copyOf(original.knowledgeIds);
        copy.documentIds = List.copyOf(original.documentIds);
        copy.toolIds = List.copyOf(original.toolIds);
        copy.filterIds = List.copyOf(original.filterIds);
        copy.actionIds = List.copyOf(original.actionIds);
        copy.capabilities = original.capabilities;
        copy.tags = List.copyOf(original.tags);
        copy.unknownFields = original.unknownFields;
        return copy;
    }

    static String cloneName(String name) {
        var room = ModelRules.NAME - CLONE_MARK.length();
        return (name.length() <= room ? name : name.substring(0, room)) + CLONE_MARK;
    }

    /** A parameter that is {@code null} is unset; zeros and {@code false} are values. */
    private static Map<String, Object> set(@Nullable Map<String, Object> params) {
        if (params == null) {
            return Map.of();
        }
        var kept = new LinkedHashMap<>(params);
        kept.values().removeIf(Objects::isNull);
        return kept;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
