package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool that a model may ask for.
 *
 * @param parameters a JSON Schema of its arguments
 */
public record ToolDefinition(String name, String description, JsonNode parameters) {}
