package dev.atelier.extensions;

/**
 * What a call gave.
 *
 * @param text for the model
 * @param failed whether it says why there is nothing better
 * @param shown to the person: the text, or less where it holds what they may not see
 */
public record ToolResult(String text, boolean failed, String shown) {

    public ToolResult(String text, boolean failed) {
        this(text, failed, text);
    }

    public static ToolResult of(String text) {
        return new ToolResult(text, false);
    }

    public static ToolResult failed(String why) {
        return new ToolResult(why, true);
    }
}
