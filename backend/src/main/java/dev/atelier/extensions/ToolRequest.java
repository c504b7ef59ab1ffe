package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;

/** One call of a tool. @param arguments an object that fits the tool's schema */
public record ToolRequest(Tool tool, JsonNode arguments, Run run) {}
