package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** Tools that are functions of a script. */
@Singleton
class ScriptTools implements ToolSource {
    private final Offers offers;
    private final Calling calling;

    ScriptTools(Offers offers, Calling calling) {
        this.offers = offers;
        this.calling = calling;
    }

    @Override
    public Source source() {
        return Source.SCRIPT;
    }

    @Override
    public List<Tool> tools(Extension extension) throws InterruptedException {
        var code = Calling.script(extension).code();
        return switch (offers.of(Calling.author(extension), code)) {
            case Offers.Read.Well(var offer) ->
                offer.tools().stream().map(tool -> tool.of(extension.id())).toList();
            case Offers.Read.Ill(var words) -> throw new Unavailable(ExtensionState.BROKEN, words);
        };
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        var function = new Calling.Function(
                "", request.tool().name(), request.arguments(), Json.mapper().createObjectNode());
        return switch (calling.call(extension, request.run(), function)) {
            case Outcome.Done done -> ToolResult.of(text(Json.read(done.json(), JsonNode.class)));
            case Outcome.Refused refused -> ToolResult.failed(refused.text());
            case Outcome.Failed failed -> ToolResult.failed(failed.words());
        };
    }

    private static String text(JsonNode result) {
        return result.isTextual() ? result.textValue() : result.toString();
    }
}
