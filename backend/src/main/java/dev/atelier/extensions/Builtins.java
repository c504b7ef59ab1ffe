package dev.atelier.extensions;

import dev.atelier.accounts.Visibility;
import dev.atelier.platform.json.Json;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All extensions that are part of Atelier. */
@Singleton
class Builtins {
    /** A day before all that people made. */
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, BuiltinExtension> byId = new LinkedHashMap<>();
    private final String rows;

    Builtins(Instance<BuiltinExtensions> groups) {
        groups.stream().flatMap(group -> group.all().stream()).forEach(builtin -> byId.put(builtin.id(), builtin));
        rows = new String(Json.bytes(byId.values().stream().map(Builtins::row).toList()), StandardCharsets.UTF_8);
    }

    /** As rows that nobody changed, in JSON. */
    String rows() {
        return rows;
    }

    Optional<BuiltinExtension> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the row of a built-in one holds of its words and tools may be of an older version of Atelier. */
    ExtensionRow current(ExtensionRow row) {
        var builtin = row.isBuiltin() ? byId.get(row.id()) : null;
        return builtin == null
                ? row
                : ExtensionDraft.of(row).builtin(row(builtin)).row();
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    private static ExtensionRow row(BuiltinExtension builtin) {
        var tools = builtin.tools().stream().map(ExtensionRow.FoundTool::of).toList();
        var filter = builtin.filter();
        return new ExtensionRow(
                builtin.id(),
                builtin.kind(),
                Source.BUILTIN,
                builtin.name(),
                builtin.description(),
                true,
                Visibility.PUBLIC,
                List.of(),
                null,
                1,
                0,
                MADE,
                MADE,
                Json.mapper().createObjectNode(),
                builtin.settingsSchema(),
                Json.mapper().createObjectNode(),
                null,
                List.of(),
                ExtensionState.OK,
                null,
                null,
                tools,
                Set.of(),
                AskFirst.CHANGES,
                filter.priority(),
                filter.forAll(),
                filter.switchable(),
                filter.onByDefault(),
                filter.onFailure(),
                builtin.icon());
    }
}
