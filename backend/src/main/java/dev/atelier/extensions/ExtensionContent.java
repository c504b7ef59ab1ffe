package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Sharing;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller writes of an extension; what only the server sets is ignored, so that what was read can be sent back.
 *
 * @param definition of its source's shape
 * @param settings by name; a secret among them is never answered, stays where it is left out, and goes where it is null
 * @param tools which of its tools are on; those left out are
 */
@Schema(name = "ExtensionRequest")
@JsonIgnoreProperties({
    "owner",
    "version",
    "created_at",
    "updated_at",
    "permissions",
    "state",
    "checked_at",
    "problem",
    "secrets_set",
    "settings_schema"
})
public record ExtensionContent(
        @Nullable @Schema(examples = "weather") String id,
        @Nullable ExtensionKind kind,
        @Nullable Source source,

        @Nullable @Schema(examples = "Weather") String name,

        @Nullable @Schema(examples = "Forecasts for the next days")
        String description,

        @Nullable Boolean enabled,
        @Nullable Sharing access,

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

        @Nullable @Schema(implementation = Object.class) JsonNode settings,
        @Nullable List<ToolSwitch> tools,
        @Nullable AskFirst ask,

        @Nullable @Schema(minimum = "-1000", maximum = "1000", description = "Of a filter: lower comes first")
        Integer priority,

        @Nullable @Schema(description = "Of a filter: every model's traffic passes it; for administrators")
        Boolean forAll,

        @Nullable @Schema(description = "Of a filter: who chats may turn it on and off")
        Boolean switchable,

        @Nullable Boolean onByDefault,
        @Nullable OnFailure onFailure,

        @Nullable @Schema(description = "Of an action: a name of an icon, or one character")
        String icon) {

    /** The same under an id. */
    public ExtensionContent named(String other) {
        return new ExtensionContent(
                other,
                kind,
                source,
                name,
                description,
                enabled,
                access,
                definition,
                settings,
                tools,
                ask,
                priority,
                forAll,
                switchable,
                onByDefault,
                onFailure,
                icon);
    }

    /** The same without who may use it: of people, a file says nothing. */
    ExtensionContent unshared() {
        return new ExtensionContent(
                id,
                kind,
                source,
                name,
                description,
                enabled,
                null,
                definition,
                settings,
                tools,
                ask,
                priority,
                forAll,
                switchable,
                onByDefault,
                onFailure,
                icon);
    }

    /** Whether a tool of an extension is on. */
    @Schema(name = "ToolSwitch")
    @JsonIgnoreProperties({"title", "description", "input_schema", "changes_something"})
    public record ToolSwitch(
            @Nullable String name, @Nullable Boolean enabled) {}
}
