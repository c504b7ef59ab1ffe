package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row on its way to being another one. */
final class ExtensionDraft {
    private final ObjectNode before;
    private final ObjectNode columns;

    private ExtensionDraft(ExtensionRow row) {
        this.before = Json.mapper().valueToTree(row);
        this.columns = before.deepCopy();
    }

    static ExtensionDraft of(ExtensionRow row) {
        return new ExtensionDraft(row);
    }

    /** A new one, of which nothing is said yet. */
    static ExtensionRow blank(String id, ExtensionContent content, UUID owner) {
        var now = Now.instant();
        var filter = FilterOptions.DEFAULT;
        return new ExtensionRow(
                id,
                Objects.requireNonNull(content.kind()),
                Objects.requireNonNull(content.source()),
                "",
                "",
                true,
                Visibility.PRIVATE,
                List.of(),
                owner,
                0,
                0,
                now,
                now,
                Json.mapper().nullNode(),
                SettingsSchema.empty(),
                Json.mapper().createObjectNode(),
                null,
                List.of(),
                ExtensionState.UNCHECKED,
                null,
                null,
                null,
                Set.of(),
                AskFirst.CHANGES,
                filter.priority(),
                filter.forAll(),
                filter.switchable(),
                filter.onByDefault(),
                filter.onFailure(),
                null);
    }

    /** What stands in the open; what is left out becomes what a new one has, but who may use it and whether it is on stay. */
    ExtensionDraft content(ExtensionContent content) {
        var filter = FilterOptions.DEFAULT;
        columns.put("name", text(content.name()).strip());
        columns.put("description", text(content.description()));
        columns.put("enabled", or(content.enabled(), columns.path("enabled").asBoolean()));
        var access = content.access();
        if (access != null) {
            columns.put("visibility", access.visibility().word());
            columns.set("grants", Json.mapper().valueToTree(access.stored()));
        }
        var off = content.tools() == null
                ? Set.<String>of()
                : content.tools().stream()
                        .filter(tool -> Boolean.FALSE.equals(tool.enabled()))
                        .map(tool -> text(tool.name()))
                        .collect(Collectors.toSet());
        columns.set("disabled_tools", Json.mapper().valueToTree(off));
        columns.put("ask", (content.ask() == null ? AskFirst.CHANGES : content.ask()).word());
        columns.put("priority", or(content.priority(), filter.priority()));
        columns.put("for_all", or(content.forAll(), columns.path("for_all").asBoolean()));
        columns.put("switchable", or(content.switchable(), filter.switchable()));
        columns.put("on_by_default", or(content.onByDefault(), filter.onByDefault()));
        columns.put("on_failure", (content.onFailure() == null ? filter.onFailure() : content.onFailure()).word());
        columns.put("icon", content.icon());
        return this;
    }

    /** With what no one can change of a built-in one. */
    ExtensionDraft builtin(ExtensionRow made) {
        ObjectNode theirs = Json.mapper().valueToTree(made);
        for (var name : List.of("name", "description", "definition", "settings_schema", "state", "tools", "icon")) {
            columns.set(name, theirs.get(name));
        }
        return this;
    }

    ExtensionDraft enabled(boolean on) {
        columns.put("enabled", on);
        columns.put("updated_at", Now.instant().toString());
        return this;
    }

    /** Another definition has to be looked at anew. */
    ExtensionDraft definition(JsonNode definition) {
        if (!columns.path("definition").equals(definition)
                && !columns.path("source").asText().equals("builtin")) {
            columns.put("state", ExtensionState.UNCHECKED.word());
            columns.putNull("checked_at");
            columns.putNull("problem");
            columns.putNull("tools");
        }
        columns.set("definition", definition);
        return this;
    }

    ExtensionDraft settings(ObjectNode schema, SettingsSaving.Settled settled) {
        columns.set("settings_schema", schema);
        columns.set("settings", settled.open());
        columns.put("secrets", settled.sealed());
        columns.set("secret_names", Json.mapper().valueToTree(settled.secretNames()));
        return this;
    }

    /** Not to be taken for what is saved. */
    ExtensionDraft revised() {
        columns.put("revision", -1 - System.nanoTime() % 1_000_000_000);
        return this;
    }

    ExtensionDraft changed(Instant at) {
        columns.put("version", before.path("version").asInt() + 1);
        columns.put("updated_at", at.toString());
        return this;
    }

    ExtensionRow row() {
        return Json.mapper().convertValue(columns, ExtensionRow.class);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
