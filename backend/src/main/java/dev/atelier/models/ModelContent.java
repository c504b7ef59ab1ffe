package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.accounts.Sharing;
import dev.atelier.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller writes of a model. What is left out is empty, off or unset; what only the server sets is ignored, so that
 * what was read can be sent back. Checked by {@link ModelRules}.
 */
@Schema(name = "ModelRequest")
@JsonIgnoreProperties({
    "owner",
    "version",
    "created_at",
    "updated_at",
    "permissions",
    "avatar_url",
    "base_access",
    "attention",
    "base_renamed_to"
})
public record ModelContent(
        @Nullable @Schema(examples = "contract-reviewer", description = "Fixed once saved")
        String id,

        @Nullable @Schema(examples = "Contract reviewer") String name,

        @Nullable @Schema(examples = "Reads a contract clause by clause")
        String description,

        @Nullable @Schema(examples = "mistral:7b-instruct") String baseModelId,

        @Nullable
        @Schema(
                description =
                        "Base models that are asked in this order where the base has no source that answers; at most 8")
        List<String> fallbackIds,

        @Nullable @Schema(examples = "You review contracts for {{USER_NAME}}. Today is {{CURRENT_DATE}}.")
        String systemPrompt,

        @Nullable @Schema(examples = "{\"temperature\": 0.2, \"seed\": 0}")
        Map<String, Object> params,

        @Nullable List<Suggestion> suggestions,
        @Nullable String greeting,
        @Nullable List<Example> examples,
        @Nullable List<String> knowledgeIds,
        @Nullable List<String> documentIds,
        @Nullable List<String> toolIds,
        @Nullable List<String> filterIds,
        @Nullable List<String> actionIds,
        @Nullable @Schema(examples = "{\"vision\": true}") Map<String, Boolean> capabilities,
        @Nullable @Schema(examples = "[\"legal\"]") List<String> tags,
        @Nullable Boolean hidden,
        @Nullable Boolean enabled,
        @Nullable Sharing access) {

    private static final List<String> NOT_VERSIONED = List.of("id", "access", "hidden", "enabled");

    /** The same, shared otherwise. */
    public ModelContent withAccess(@Nullable Sharing sharing) {
        return with(id, baseModelId, sharing);
    }

    public ModelContent withId(String newId) {
        return with(newId, baseModelId, access);
    }

    /** The same on another base model. */
    public ModelContent withBase(@Nullable String base) {
        return with(id, base, access);
    }

    private ModelContent with(@Nullable String newId, @Nullable String base, @Nullable Sharing sharing) {
        return new ModelContent(
                newId,
                name,
                description,
                base,
                fallbackIds,
                systemPrompt,
                params,
                suggestions,
                greeting,
                examples,
                knowledgeIds,
                documentIds,
                toolIds,
                filterIds,
                actionIds,
                capabilities,
                tags,
                hidden,
                enabled,
                sharing);
    }

    /** What makes a version of a model, as the API writes it: all but its id, who may use it, hidden and enabled. */
    static Map<String, Object> versioned(ModelEntity model) {
        Map<String, Object> members =
                Json.mapper().convertValue(of(model), new TypeReference<LinkedHashMap<String, Object>>() {});
        NOT_VERSIONED.forEach(members::remove);
        return members;
    }

    static ModelContent of(ModelEntity model) {
        return new ModelContent(
                null,
                model.name,
                model.description,
                model.baseModelId,
                model.fallbackIds,
                model.systemPrompt,
                model.params,
                model.suggestions,
                model.greeting,
                model.examples,
                model.knowledgeIds,
                model.documentIds,
                model.toolIds,
                model.filterIds,
                model.actionIds,
                model.capabilities,
                model.tags,
                null,
                null,
                null);
    }

    /** The same with these documents; with what versions leave out as the model has it now. */
    static ModelContent attaching(ModelEntity model, List<String> documentIds) {
        var members = versioned(model);
        members.put("document_ids", documentIds);
        return restored(members, model);
    }

    /** A version's content, with what versions leave out as the model has it now. */
    static ModelContent restored(Map<String, Object> versioned, ModelEntity model) {
        var members = new LinkedHashMap<>(versioned);
        members.put("hidden", model.hidden);
        members.put("enabled", model.enabled);
        members.put("access", Sharing.of(model, Map.of()));
        return Json.mapper().convertValue(members, ModelContent.class);
    }
}
