package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extension that is part of Atelier. No row until somebody changes it: then its settings, access and whether it is on are.
 *
 * @param name in English; the page has its own words
 * @param settingsSchema a JSON Schema of its settings
 * @param definition {@link Definition.Builtin}, or the prompt of a prompted action
 * @param tools none but for a tool
 */
public record BuiltinExtension(
        String id,
        ExtensionKind kind,
        String name,
        String description,
        Definition definition,
        ObjectNode settingsSchema,
        List<Tool> tools,
        FilterOptions filter,
        @Nullable String icon) {
    public BuiltinExtension {
        tools = List.copyOf(tools);
    }
}
