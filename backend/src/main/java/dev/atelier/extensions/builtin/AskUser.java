package dev.atelier.extensions.builtin;

import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import jakarta.inject.Singleton;

/** Lets a model ask the person something and wait for the answer. */
@Singleton
class AskUser implements BuiltinTool {
    private static final BuiltinExtension EXTENSION = BuiltinTool.extension(
            "ask-user",
            "Ask the person",
            "The model asks a question, with answers to pick from or without, and goes on with what the person says",
            BuiltinTool.tool("ask-user", "ask_user", """
                    Asks the person a question and waits for the answer. Only for what you cannot find out yourself and need to go on.""", """
                    {"type": "object", "properties": {
                        "question": {"type": "string", "minLength": 1, "maxLength": 2000},
                        "choices": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 200}, "maxItems": 10,
                                    "description": "answers to pick from; left out, any text will do"}},
                     "required": ["question"], "additionalProperties": false}"""));

    @Override
    public BuiltinExtension extension() {
        return EXTENSION;
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        var person = request.run().person();
        if (person.isEmpty()) {
            return ToolResult.failed("This needs a person, and nobody is there to be asked.");
        }
        var choices = request.arguments()
                .path("choices")
                .valueStream()
                .map(choice -> choice.asText())
                .toList();
        var answer = person.get().ask(request.arguments().path("question").asText(), choices);
        return answer.map(text -> ToolResult.of("The person answers: " + text))
                .orElseGet(() -> ToolResult.failed("The person gave no answer. Go on without it."));
    }
}
