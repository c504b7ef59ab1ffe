package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.extensions.ActionSource;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Source;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Actions that are a function of a script. */
@Singleton
class ScriptActions implements ActionSource {
    private static final int LONGEST_NAME = 120;

    private final Calling calling;

    ScriptActions(Calling calling) {
        this.calling = calling;
    }

    @Override
    public Source source() {
        return Source.SCRIPT;
    }

    @Override
    public ActionResult act(Extension extension, ActionRequest request) throws InterruptedException {
        var function = Calling.Function.of("action", TextNode.valueOf(request.message()))
                .with("chat", Conversation.told(request.chat()))
                .with("input", TextNode.valueOf(request.input()));
        return switch (calling.call(extension, request.run(), function)) {
            case Outcome.Done done -> result(Json.read(done.json(), JsonNode.class));
            case Outcome.Refused refused -> new ActionResult.Notice(refused.text());
            case Outcome.Failed failed -> throw Failing.of(failed.words());
        };
    }

    private static ActionResult result(JsonNode given) {
        if (given.isTextual()) {
            return new ActionResult.Message(given.textValue());
        }
        if (given.path("message").isTextual()) {
            return new ActionResult.Message(given.path("message").textValue());
        }
        if (given.path("replacement").isTextual()) {
            return new ActionResult.Replacement(given.path("replacement").textValue());
        }
        if (given.path("notice").isTextual()) {
            return new ActionResult.Notice(given.path("notice").textValue());
        }
        return file(given.path("file"));
    }

    private static ActionResult file(JsonNode file) {
        if (!file.path("text").isTextual()) {
            throw Failing.of("The script's action gave neither a text, a replacement, a notice nor a file.");
        }
        var name = file.path("name").asText("result.txt").replaceAll("[\\p{Cntrl}/\\\\]", "_");
        var type = file.path("media_type").asText("text/plain");
        return new ActionResult.File(
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                type.matches("text/[a-z0-9.+-]{1,60}|application/json") ? type : "text/plain",
                file.path("text").textValue().getBytes(StandardCharsets.UTF_8));
    }
}
