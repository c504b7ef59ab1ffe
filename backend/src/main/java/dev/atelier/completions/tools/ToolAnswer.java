package dev.atelier.completions.tools;

/** What a person answers to a question of a call. */
public sealed interface ToolAnswer {

    /** Whether the call may run. */
    record Allow(boolean allowed) implements ToolAnswer {}

    record Text(String text) implements ToolAnswer {}
}
