package dev.atelier.extensions;

/** What a call gave. @param text for the model; @param failed whether it says why there is nothing better */
public record ToolResult(String text, boolean failed) {
    public static ToolResult of(String text) {
        return new ToolResult(text, false);
    }

    public static ToolResult failed(String why) {
        return new ToolResult(why, true);
    }
}
