package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.SharingRules;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an extension's fields may hold. Pure: asks neither the database nor a server. */
final class ExtensionRules {
    private static final int NAME = 200;
    private static final int DESCRIPTION = 4_000;
    private static final int PRIORITY = 1_000;
    private static final int ICON = 64;
    private static final int TOOLS = 1_000;
    private static final int DEFINITION = 2_000_000;
    private static final int SETTINGS = 65_536;

    private final List<FieldError> errors = new ArrayList<>();

    private ExtensionRules() {}

    static List<FieldError> check(ExtensionContent content) {
        var rules = new ExtensionRules();
        if (content.name() == null || content.name().isBlank()) {
            rules.wrong("/name", "must not be empty");
        }
        rules.text("/name", content.name(), NAME);
        rules.text("/description", content.description(), DESCRIPTION);
        rules.text("/icon", content.icon(), ICON);
        rules.json("/definition", content.definition(), DEFINITION);
        rules.json("/settings", content.settings(), SETTINGS);
        var priority = content.priority();
        if (priority != null && (priority < -PRIORITY || priority > PRIORITY)) {
            rules.wrong("/priority", "must be from -%d to %d".formatted(PRIORITY, PRIORITY));
        }
        rules.tools(content.tools());
        rules.errors.addAll(SharingRules.form(content.access()));
        return rules.errors;
    }

    private void tools(@Nullable List<ExtensionContent.ToolSwitch> tools) {
        if (tools == null) {
            return;
        }
        if (tools.size() > TOOLS) {
            wrong("/tools", "must have at most " + TOOLS + " entries");
        }
        for (var i = 0; i < tools.size(); i++) {
            var tool = tools.get(i);
            if (tool == null || tool.name() == null || tool.name().isBlank()) {
                wrong("/tools/" + i + "/name", "must not be empty");
            } else {
                text("/tools/" + i + "/name", tool.name(), NAME);
            }
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

    private void json(String pointer, @Nullable JsonNode json, int longest) {
        if (json == null || json.isNull()) {
            return;
        }
        if (Json.bytes(json).length > longest) {
            wrong(pointer, "must be at most " + longest + " bytes of JSON");
        }
        if (holdsNul(json)) {
            wrong(pointer, "must hold no NUL character");
        }
    }

    /** PostgreSQL stores none. */
    private static boolean holdsNul(JsonNode json) {
        return json.isTextual()
                ? json.textValue().indexOf('\0') >= 0
                : json.properties().stream()
                                .anyMatch(member -> member.getKey().indexOf('\0') >= 0 || holdsNul(member.getValue()))
                        || json.isArray() && json.valueStream().anyMatch(ExtensionRules::holdsNul);
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
