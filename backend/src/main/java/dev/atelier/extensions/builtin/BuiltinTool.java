package dev.atelier.extensions.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.FilterOptions;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.platform.json.Json;
import java.util.List;

/** One extension of ours that is a tool, or several that belong together: a CDI bean for each. */
interface BuiltinTool {

    BuiltinExtension extension();

    ToolResult call(Extension extension, ToolRequest request) throws InterruptedException;

    /** @param schema of the arguments, as JSON */
    static Tool tool(String extension, String name, String description, String schema) {
        return new Tool(extension, name, null, description, Json.read(schema, ObjectNode.class), false);
    }

    /** One without settings. */
    static BuiltinExtension extension(String id, String name, String description, Tool... tools) {
        return extension(id, name, description, SettingsSchema.empty(), tools);
    }

    static BuiltinExtension extension(String id, String name, String description, ObjectNode settings, Tool... tools) {
        return new BuiltinExtension(
                id,
                ExtensionKind.TOOL,
                name,
                description,
                new Definition.Builtin(),
                settings,
                List.of(tools),
                FilterOptions.DEFAULT,
                null);
    }
}
