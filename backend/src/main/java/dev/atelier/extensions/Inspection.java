package dev.atelier.extensions;

import java.util.List;
import java.util.Optional;

/** What was found when an extension was looked at. @param problem in words for who set it up, where it is not well */
public record Inspection(ExtensionState state, List<Tool> tools, Optional<String> problem) {
    public Inspection {
        tools = List.copyOf(tools);
    }

    public static Inspection ok(List<Tool> tools) {
        return new Inspection(ExtensionState.OK, tools, Optional.empty());
    }

    public static Inspection of(Unavailable unavailable) {
        return new Inspection(unavailable.state(), List.of(), Optional.of(unavailable.why()));
    }
}
