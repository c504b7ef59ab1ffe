package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What was found when an extension was looked at.
 *
 * @param problem in words for who set it up, where it is not well
 * @param settingsSchema of the settings that its server has, where it was asked for them
 */
public record Inspection(
        ExtensionState state, List<Tool> tools, Optional<String> problem, Optional<ObjectNode> settingsSchema) {
    public Inspection {
        tools = List.copyOf(tools);
    }

    public Inspection(ExtensionState state, List<Tool> tools, Optional<String> problem) {
        this(state, tools, problem, Optional.empty());
    }

    public static Inspection ok(List<Tool> tools) {
        return new Inspection(ExtensionState.OK, tools, Optional.empty());
    }

    /** All is well, and these are its settings. */
    public static Inspection learned(ObjectNode settingsSchema) {
        return new Inspection(ExtensionState.OK, List.of(), Optional.empty(), Optional.of(settingsSchema));
    }

    public static Inspection of(Unavailable unavailable) {
        return new Inspection(unavailable.state(), List.of(), Optional.of(unavailable.why()));
    }
}
