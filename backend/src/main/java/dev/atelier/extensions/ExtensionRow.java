package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extension as it is stored: each component is a column, by the same name.
 *
 * @param ownerId null for a built-in one
 * @param secrets sealed, in hexadecimal as PostgreSQL writes it; null where there are none
 * @param tools what its server offered when it was last asked; null where nobody asked
 */
record ExtensionRow(
        String id,
        ExtensionKind kind,
        Source source,
        String name,
        String description,
        boolean enabled,
        Visibility visibility,
        List<String> grants,
        @Nullable UUID ownerId,
        int version,
        long revision,
        Instant createdAt,
        Instant updatedAt,
        JsonNode definition,
        ObjectNode settingsSchema,
        ObjectNode settings,
        @Nullable String secrets,
        List<String> secretNames,
        ExtensionState state,
        @Nullable Instant checkedAt,
        @Nullable String problem,
        @Nullable List<FoundTool> tools,
        Set<String> disabledTools,
        AskFirst ask,
        int priority,
        boolean forAll,
        boolean switchable,
        boolean onByDefault,
        OnFailure onFailure,
        @Nullable String icon)
        implements Access.Guarded {

    /** A tool as its row keeps it. */
    record FoundTool(
            String name, @Nullable String title, String description, JsonNode inputSchema, boolean changesSomething) {

        static FoundTool of(Tool tool) {
            return new FoundTool(
                    tool.name(), tool.title(), tool.description(), tool.inputSchema(), tool.changesSomething());
        }

        Tool of(String extensionId) {
            return new Tool(extensionId, name, title, description, inputSchema, changesSomething);
        }
    }

    boolean isBuiltin() {
        return source == Source.BUILTIN;
    }

    FilterOptions filter() {
        return new FilterOptions(priority, forAll, switchable, onByDefault, onFailure);
    }

    /** What it offers, as far as that is known. */
    List<Tool> known() {
        return tools == null
                ? List.of()
                : tools.stream().map(tool -> tool.of(id)).toList();
    }
}
