package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Rights;
import dev.atelier.accounts.Sharing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tool, a filter or an action, as one caller sees it; absent is what they may not see, and what its kind does not have.
 *
 * @param owner null for a built-in one
 * @param secretsSet names of the settings that are secret and set
 */
@Schema(name = "Extension")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExtensionView(
        String id,
        ExtensionKind kind,
        Source source,
        String name,
        String description,
        boolean enabled,
        Sharing access,
        @JsonInclude @Nullable Owner owner,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Rights permissions,

        @Nullable
        @Schema(
                oneOf = {
                    Definition.Builtin.class,
                    Definition.Script.class,
                    Definition.Mcp.class,
                    Definition.OpenApi.class,
                    Definition.Pipelines.class,
                    Definition.Prompt.class,
                    Definition.Remote.class
                })
        JsonNode definition,

        @Nullable
        @Schema(implementation = Object.class, description = "JSON Schema; \"format\": \"password\" marks a secret")
        JsonNode settingsSchema,

        @Nullable @Schema(implementation = Object.class) JsonNode settings,
        @Nullable List<String> secretsSet,
        ExtensionState state,
        @Nullable Instant checkedAt,
        @Nullable String problem,
        @Nullable List<ToolView> tools,
        @Nullable AskFirst ask,
        @Nullable Integer priority,
        @Nullable Boolean forAll,
        @Nullable Boolean switchable,
        @Nullable Boolean onByDefault,
        @Nullable OnFailure onFailure,
        @Nullable String icon) {

    /** Whose it is. */
    @Schema(name = "ExtensionOwner")
    public record Owner(UUID id, String name) {}

    /** A tool of an extension. */
    @Schema(name = "ExtensionTool")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToolView(
            String name,
            @Nullable String title,
            String description,
            @Schema(implementation = Object.class) JsonNode inputSchema,
            boolean enabled,
            boolean changesSomething) {

        static ToolView of(Tool tool, boolean enabled) {
            return new ToolView(
                    tool.name(),
                    tool.title(),
                    tool.description(),
                    tool.inputSchema(),
                    enabled,
                    tool.changesSomething());
        }
    }
}
