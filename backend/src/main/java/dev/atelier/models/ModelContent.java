package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller writes of a model. What is left out is empty, off or unset; what only the server sets is ignored, so that
 * what was read can be sent back. Checked by {@link ModelRules}.
 */
@Schema(name = "ModelRequest")
@JsonIgnoreProperties({"owner", "version", "created_at", "updated_at", "permissions", "avatar_url"})
public record ModelContent(
        @Nullable @Schema(examples = "contract-reviewer", description = "Fixed once saved")
        String id,

        @Nullable @Schema(examples = "Contract reviewer") String name,

        @Nullable @Schema(examples = "Reads a contract clause by clause")
        String description,

        @Nullable @Schema(examples = "mistral:7b-instruct") String baseModelId,

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
        @Nullable Sharing access) {}
