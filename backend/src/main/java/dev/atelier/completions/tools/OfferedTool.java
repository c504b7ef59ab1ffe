package dev.atelier.completions.tools;

import dev.atelier.connections.ToolDefinition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Tool;

/** A tool as one answer's model is offered it. @param name that the model knows it by */
record OfferedTool(String name, Extension extension, Tool tool) {

    ToolDefinition definition() {
        return new ToolDefinition(name, tool.description(), tool.inputSchema());
    }

    /** Whether the person is asked before it runs. */
    boolean asksFirst() {
        return switch (extension.ask()) {
            case NEVER -> false;
            case CHANGES -> tool.changesSomething();
            case ALWAYS -> true;
        };
    }
}
