package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A tool that a model may ask for.
 *
 * @param parameters a JSON Schema of its arguments
 * @param strict whether the model must keep to that schema, where the upstream can see to it; null is its own choice
 */
public record ToolDefinition(
        String name,
        String description,
        JsonNode parameters,
        @Nullable Boolean strict) {
    public ToolDefinition(String name, String description, JsonNode parameters) {
        this(name, description, parameters, null);
    }
}
