package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that a model may have done.
 *
 * @param name as its source knows it
 * @param title for people; null where the source gives none
 * @param inputSchema a JSON Schema of its arguments, which are an object
 * @param changesSomething whether a call may change something beyond its answer
 */
public record Tool(
        String extensionId,
        String name,
        @Nullable String title,
        String description,
        JsonNode inputSchema,
        boolean changesSomething) {}
