package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Tool;
import java.util.List;
import java.util.Set;

/**
 * One operation of a server.
 *
 * @param path with the names of its parameters in braces
 * @param bodyType the media type of its body; empty where it takes none
 */
record Operation(
        String name,
        String description,
        String method,
        String path,
        List<Argument> arguments,
        String bodyType,
        ObjectNode inputSchema) {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    Operation {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param name that the model knows it by
     * @param wireName that the server knows it by
     */
    record Argument(String name, String wireName, Place place, boolean joined) {}

    Tool tool(String extensionId) {
        return new Tool(extensionId, name, null, description, inputSchema, !READING.contains(method));
    }
}
