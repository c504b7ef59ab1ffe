package dev.atelier.completions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.atelier.extensions.JsonSchemas;
import org.jspecify.annotations.Nullable;

/**
 * What a call was made with, held against its tool's schema.
 *
 * @param told what people are told of it
 * @param wrong null where it fits
 */
record CheckedArguments(
        JsonNode arguments, String told, @Nullable String wrong) {

    /** May wait for the filters, and take its time: schemas may be large, and are others'. */
    static CheckedArguments of(String given, OfferedTool tool, ToolListener listener) {
        var told = listener.passes(given);
        var arguments = Arguments.read(given);
        if (arguments.isEmpty()) {
            return new CheckedArguments(NullNode.getInstance(), told, "The arguments are no JSON object.");
        }
        var wrong = JsonSchemas.wrong(tool.tool().inputSchema(), arguments.get(), "");
        return new CheckedArguments(
                arguments.get(), told, wrong.isEmpty() ? null : "The arguments do not fit: " + ToolEvent.said(wrong));
    }
}
